"""Which rows of the standards the rules carry by themselves, whatever the library holds.

A row stands here when its rule does what the row asks of the program; what a phrase or an item of the library
brings to a rule is told by that entry.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CarriedByRule:
    """The rows of one rule."""

    rule: str
    """The module of `core.rules`."""
    standards: tuple[str, ...]


CARRIED_BY_RULES = (
    CarriedByRule("forbidden", ("Q5", "Q6", "N7", "N8", "W1")),
    CarriedByRule("address_ni", ("W2",)),
    CarriedByRule("orders", ("W2",)),
    CarriedByRule("counter_questions", ("Q5", "N8")),
    CarriedByRule("wei", ("Q6", "O4", "O6", "O12")),
    CarriedByRule("small_talk", ("Q2", "W1")),
    CarriedByRule("fillers", ("Q1", "Q6")),
    CarriedByRule("polite_characters", ("O1", "W2")),
    CarriedByRule("phrase_groups", ("N13", "Q8")),
    CarriedByRule("privacy", ("Q8", "N19")),
    CarriedByRule("pace", ("Q7", "N3")),
    CarriedByRule("pace_bounds", ("O13", "N3")),
    CarriedByRule("too_slow", ("Q7",)),
    CarriedByRule("hurried_ending", ("Q11",)),
    CarriedByRule("silence", ("N12", "Q13")),
    CarriedByRule("dead_air", ("N12", "Q13")),
    CarriedByRule("talk_over", ("Q2", "N9", "N13", "O14")),
    CarriedByRule("monologue", ("Q2", "N6")),
    CarriedByRule("hold", ("N12", "N13", "N17")),
    CarriedByRule("volume", ("Q5", "Q7", "N4")),
    CarriedByRule("microphone", ("N4",)),
    CarriedByRule("speaking_up", ("O9",)),
    CarriedByRule("way_out", ("Q11", "N20", "O4", "H6")),
    CarriedByRule("apology_first", ("W8",)),
    CarriedByRule("push_after_refusals", ("Q13",)),
    CarriedByRule("early_goodbye", ("Q11",)),
    CarriedByRule("promise_without_time", ("H9",)),
    CarriedByRule("promises", ("O11", "H9", "H10", "W5")),
    CarriedByRule("customer_name", ("N15", "O3")),
    CarriedByRule("customer_level", ("O6",)),
    CarriedByRule("read_back", ("N19",)),
    CarriedByRule("line_offers", ("H3", "O7", "O8")),
)
