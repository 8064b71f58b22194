"""The rules of the program by the ids that their alerts carry; phrases and checklist items bring their own."""

ALERT_RULES = frozenset(
    {
        "address_ni",
        "breath_noise",
        "card_number",
        "clipping",
        "counter_question",
        "dead_air",
        "early_goodbye",
        "explain_before_apology",
        "fillers",
        "hang_up",
        "hold_no_thanks",
        "hold_no_word",
        "hold_over_minute",
        "hurried_ending",
        "identity_number",
        "internal_word",
        "jargon",
        "monologue",
        "not_louder",
        "order",
        "pace",
        "phone_number",
        "polite_characters",
        "promise_without_time",
        "push_after_refusals",
        "silence",
        "small_talk",
        "sudden_rise",
        "talk_over",
        "too_loud",
        "too_slow",
        "too_soft",
        "wei",
    }
)

NEVER_SCORED = frozenset({"silence"})
"""Where the microphone alone is heard the customer may have been talking; see `limits.SilenceLimits`."""
