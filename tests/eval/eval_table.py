"""The figures as one Markdown table: targets beside them, misses marked, the held-out half beside the whole."""

import numpy as np
from measures import on_the_second
from scoring import HOLD, TOPICS

REASONS = {
    ("masks", "else"): "by design: whatever has seven digits or more is hidden, order numbers too",
    ("spoken", "privacy"): "; the recogniser loses or adds a digit, and the number is none any more",
}
"""Why a figure misses, where it is known and meant."""
_LATE = "delay p50 / p95"


def table(figures):
    """Everything that was measured."""
    dates = sorted({part["date"][:10] for shares in figures.values() for part in _dated(shares)})
    lines = [
        f"Measured {' to '.join(dates)}. Held out: the half of the cases nobody looked at while building the rules. "
        "n: alerts that are due. Silent: share of negative cases without an alert of the rule.",
        "",
        "| measured | all | held out | target | |",
        "|---|---|---|---|---|",
    ]
    makers = (_rules, _errors, _one_sound, _false_alarms, _measures, _masks, _speed, _rivals, _spoken)
    lines += [_line(*row) for make in makers for row in make(figures)]
    return "\n".join(lines)


def _dated(part):
    return [part] if "date" in part else part.values()


def _rules(figures):
    for topic, rules in TOPICS.items():
        part = figures.get(topic, {}).get("0%")
        for rule in rules if part else ():
            if rule not in part["all"]:
                continue
            one, held = part["all"][rule], part["held_out"].get(rule, {})
            what = f"{rule}: precision / recall / silent (n = {one['expected']} + {one['negatives']})"
            good = one["recall"] == 1.0 and (one["silent"] or 0.0) >= 0.98
            yield what, _three(one), _three(held), "– / 100 / ≥ 98 %", good
            yield f"{rule}: {_LATE}", _delay(one), _delay(held), "", None
            if one["escalated"][1]:
                yield f"{rule}: graver alert followed", "{} of {}".format(*one["escalated"]), "", "all", None
    part = figures.get("forbidden", {}).get("0%")
    if part:
        traps = [f"{name} {good}/{n}" for name, (good, n) in sorted(part["silent_by_group"].items())]
        yield f"forbidden: silent by kind of trap: {', '.join(traps)}", "", "", "", None


def _errors(figures):
    for topic, rules in TOPICS.items():
        shares = figures.get(topic, {})
        for share in [share for share in shares if share != "0%"]:
            for rule in rules:
                one, held = shares[share]["all"].get(rule), shares[share]["held_out"].get(rule, {})
                if one and one["expected"]:
                    yield f"{rule}, {share} of characters wrong", _three(one), _three(held), "", None


def _one_sound(figures):
    part = figures.get("one_sound", {}).get("0%")
    if part:
        one, held = part["all"]["forbidden"], part["held_out"]["forbidden"]
        what = f"forbidden, one confusable sound a phrase: recall (n = {one['expected']})"
        yield what, _percent(one["recall"]), _percent(held["recall"]), "≥ 95 %", one["recall"] >= 0.95


def _false_alarms(figures):
    for share, part in figures.get("neutral", {}).items():
        what = f"false alarms an hour, neutral talk, {share} wrong ({part['hours']:.1f} h, {part['calls']} calls)"
        held = part["per_hour"] <= 0.5 if share == "0%" else None
        yield what, f"{part['per_hour']:.2f}", "", "≤ 0.5" if share == "0%" else "", held
        if part["by_rule"]:
            yield f"… by rule: {_by_rule(part)}", "", "", "", None
    for share, part in figures.get("tracking", {}).items():
        what = f"alerts an hour, tracking calls, {share} wrong ({part['hours']:.1f} h; some are deserved)"
        yield f"{what}: {_by_rule(part)}", f"{part['per_hour']:.1f}", "", "", None


def _by_rule(part):
    return ", ".join(f"{rule} {per_hour:.2f}" for rule, (_, per_hour) in part["by_rule"].items())


def _measures(figures):
    part = figures.get("pace", {}).get("0%")
    if part:
        worst = max(map(abs, part["errors"]))
        value = f"{_percent(part['within_5_percent'])}, worst {worst:.1%}"
        yield f"pace within 5 % of the count (n = {part['n']})", value, "", "100 %", part["within_5_percent"] == 1.0
    for topic, rules in (("timing", ("silence",)), ("hold", HOLD)):
        part = figures.get(topic, {}).get("0%")
        for rule in rules if part else ():
            got = on_the_second(part, (rule,))
            what = f"{rule} within 0.3 s of its threshold ({got['came']} of {got['expected']} came)"
            yield what, _percent(got["within"]), "", "100 %", got["within"] == 1.0


def _masks(figures):
    part = figures.get("masks", {}).get("0%")
    if part:
        share = part["hidden"] / part["spans"]
        yield f"secret numbers hidden (n = {part['spans']})", _percent(share), "", "100 %", share == 1.0
        else_ = part["hidden_too"]
        what = f"turns in which something else was hidden (of {part['turns']}; {REASONS['masks', 'else']})"
        yield what, str(else_), "", "0", else_ == 0


def _speed(figures):
    part = figures.get("speed")
    if not part:
        return
    for size, took in part["lexicon_ms"].items():
        what = f"lexicon of {size} phrases, p50 / p99 a partial"
        yield what, f"{took['p50']:.3f} / {took['p99']:.3f} ms", "", "– / ≤ 1 ms", took["p99"] <= 1.0
    yield "growth from 100 to 10,000 phrases", f"{part['growth']:.2f} ×", "", "≤ 1.5 ×", part["growth"] <= 1.5
    for name, key in (("regular expression", "regular_expressions_ms"), ("RapidFuzz partial_ratio", "rapidfuzz_ms")):
        took = part[key]
        yield f"a {name} a phrase, 10,000, p50 / p99", f"{took['p50']:.1f} / {took['p99']:.1f} ms", "", "", None
    fuzzy, plain = part["times_faster_than_rapidfuzz"], part["times_faster_than_expressions"]
    yield "lexicon of 10,000 faster than RapidFuzz", f"{fuzzy:.0f} ×", "", "≥ 50 ×", fuzzy >= 50
    yield "lexicon of 10,000 faster than regular expressions", f"{plain:.0f} ×", "", "", None


def _rivals(figures):
    for share, finders in figures.get("rivals", {}).items():
        own = figures.get("forbidden", {}).get(share, {}).get("all", {}).get("forbidden")
        for name, found in finders.items():
            if name == "date":
                continue
            one, held = found["all"], found["held_out"]
            better = own and own["precision"] > one["precision"] and own["recall"] > one["recall"]
            what = f"{name}, {share} wrong: precision / recall / silent"
            yield what, _three(one), _three(held), "below the lexicon", better
    if "rivals" in figures:
        yield "(the lexicon itself: the rows of `forbidden` above)", "", "", "", None


def _spoken(figures):
    part = figures.get("spoken", {}).get("0%")
    if not part:
        return
    wrong = part["wrong_characters"]
    yield (
        f"spoken: characters heard wrong by {part['model']} ({part['turns']} turns)",
        _percent(wrong),
        "",
        "",
        None,
    )
    for topic in ("forbidden", "wording", "privacy"):
        for kind in ("text", "sound"):
            counts = [part[kind][half] for half in ("all", "held_out")]
            one, held = (_summed([half[rule] for rule in TOPICS[topic] if rule in half]) for half in counts)
            reason = REASONS.get(("spoken", topic), "") if kind == "sound" else ""
            yield (
                f"spoken turns, {topic}, by {kind}{reason}: precision / recall / silent",
                _three(one),
                _three(held),
                "",
                None,
            )
            yield f"… {_LATE} behind the words, seconds of sound", _delay(one), _delay(held), "", None


def _summed(counts):
    """Several rules as one."""
    right, wrong, due = (sum(one[key] for one in counts) for key in ("right", "wrong", "expected"))
    negatives = sum(one["negatives"] for one in counts)
    silent = sum((one["silent"] or 0.0) * one["negatives"] for one in counts)
    return {
        "precision": right / (right + wrong) if right + wrong else None,
        "recall": right / due if due else None,
        "silent": silent / negatives if negatives else None,
        "delays": [delay for one in counts for delay in one["delays"]],
    }


def _three(one):
    if not one:
        return ""
    return " / ".join(_percent(one.get(key)) for key in ("precision", "recall", "silent"))


def _percent(share):
    return "–" if share is None else f"{100 * share:.1f} %"


def _delay(one):
    if not one or not one["delays"]:
        return ""
    return "{:.2f} / {:.2f} s".format(*np.percentile(one["delays"], (50, 95)))


def _line(what, value, held_out, target, good):
    return f"| {what} | {value} | {held_out} | {target} | {'' if good is None else 'held' if good else '**missed**'} |"
