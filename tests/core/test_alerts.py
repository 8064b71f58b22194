from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.alerts import AlertPolicy
from desktop.core.events import (
    AlertAnswered,
    AlertCleared,
    AlertConfirmed,
    AlertRaised,
    AlertShown,
    AudioLevel,
    CallEnded,
    VoiceStarted,
    VoiceStopped,
)
from desktop.core.limits import AlertLimits


def alert(id_: str, time: float, rule: str = "", **other) -> AlertRaised:
    fields = {"channel": "agent", "alert": "forbidden", "title": "", "severity": "warning", "heard": "", "say": ""}
    fields |= {"start": time, "end": time, "provisional": False, "rule": rule or id_} | other
    return AlertRaised(time=time, id=id_, **fields)


def policy(preset: str = "standard", **limits) -> AlertPolicy:
    return AlertPolicy(replace(AlertLimits(preset=preset), **limits))


def tick(time: float) -> AudioLevel:
    return AudioLevel(time=time, channel="agent", dbfs=-60.0, peak_dbfs=-50.0, speech=False)


def fate(events) -> list[str]:
    """E.g. ["a shown", "a cleared stale", "b kept: busy"]."""
    told = []
    for event in events:
        match event:
            case AlertRaised():
                told.append(f"{event.id} shown" if event.shown else f"{event.id} kept: {event.suppressed}")
            case AlertShown():
                told.append(f"{event.id} shown late")
            case AlertCleared():
                told.append(f"{event.id} cleared {event.reason}")
            case AlertConfirmed():
                told.append(f"{event.id} confirmed")
    return told


@pytest.mark.parametrize(
    ("preset", "events", "expected"),
    [
        ("standard", [alert("a", 1), alert("b", 2)], ["a shown", "b kept: busy"]),
        ("standard", [alert("a", 1), alert("b", 2, severity="fatal")], ["a shown", "a cleared stale", "b shown"]),
        ("standard", [alert("a", 1, severity="notice"), alert("b", 2)], ["a shown", "a cleared stale", "b shown"]),
        ("standard", [alert("a", 1), tick(12.9), tick(13.0)], ["a shown", "a cleared stale"]),
        ("standard", [alert("a", 1, severity="fatal"), tick(36.9)], ["a shown"]),
        ("standard", [alert("a", 1, provisional=True), tick(36.9), AlertConfirmed(time=36.9, id="a"), tick(37.0)],
         ["a shown", "a confirmed", "a cleared stale"]),
        ("standard", [alert("a", 1, alert="pace"), tick(200), AlertCleared(time=201, id="a", reason="mended")],
         ["a shown", "a cleared mended"]),
        ("standard", [alert("a", 1, alert="pace"), alert("b", 14)], ["a shown", "a cleared stale", "b shown"]),
        ("standard", [alert("a", 1, "x"), tick(20), alert("b", 30, "x"), alert("c", 62, "x")],
         ["a shown", "a cleared stale", "b kept: cooldown", "b cleared stale", "c shown"]),
        ("standard", [alert("a", 1), alert("b", 20), alert("c", 40), alert("d", 60), alert("e", 61, severity="fatal")],
         ["a shown", "a cleared stale", "b shown", "b cleared stale", "c shown", "c cleared stale", "d kept: budget",
          "e shown"]),
        ("quiet", [alert("a", 1, severity="notice"), alert("b", 2), tick(20), alert("c", 30)],
         ["a kept: preset", "b shown", "a cleared stale", "b cleared stale", "c kept: budget"]),
        ("all", [alert("a", 1, "x"), alert("b", 1.5, "x"), alert("c", 2, severity="notice")],
         ["a shown", "b shown", "c shown"]),
        ("standard", [alert("a", 1, "x", provisional=True), AlertCleared(time=2, id="a", reason="withdrawn"),
                      alert("b", 3, "x")],
         ["a shown", "a cleared withdrawn", "b shown"]),
        ("standard", [alert("a", 1, "x", severity="notice", alert="silence"),
                      AlertCleared(time=9, id="a", reason="stale"),
                      alert("b", 9, "x", alert="silence")],
         ["a shown", "a cleared stale", "b shown"]),
    ],
)  # fmt: skip
def test_what_reaches_the_agent(preset, events, expected):
    judge = policy(preset).judge
    assert fate(told for event in events for told in judge(event)) == expected


@pytest.mark.parametrize(
    ("answer", "reason", "next_one"),
    [
        ("acknowledged", "acknowledged", "cooldown"),
        ("mute", "acknowledged", "muted"),
        ("false_alarm", "false_alarm", ""),
    ],
)
def test_an_answer_ends_the_alert(answer, reason, next_one):
    judge = policy().judge
    judge(alert("a", 1, "x"))
    answered = judge(AlertAnswered(time=2, id="a", answer=answer))
    assert fate(answered) == [f"a cleared {reason}"]
    assert judge(alert("b", 3, "x"))[-1].suppressed == next_one


def test_a_muted_rule_still_passes_what_is_fatal():
    judge = policy().judge
    judge(alert("a", 1, "x"))
    judge(AlertAnswered(time=2, id="a", answer="mute"))
    assert fate(judge(alert("b", 3, "x", severity="fatal"))) == ["b shown"]


def test_a_confirmation_counts_although_the_agent_answered_first():
    judge = policy().judge
    judge(alert("a", 1, provisional=True))
    judge(AlertAnswered(time=2, id="a", answer="acknowledged"))
    assert fate(judge(AlertConfirmed(time=3, id="a"))) == ["a confirmed"]
    assert fate(judge(AlertCleared(time=3, id="a", reason="withdrawn"))) == []
    assert fate(judge(AlertConfirmed(time=3, id="unheard of"))) == []


def test_the_end_of_the_call_ends_every_alert_first():
    judge = policy("all").judge
    judge(alert("a", 1))
    judge(alert("b", 2))
    ended = CallEnded(time=5, hung_up="", score=None)
    out = judge(ended)
    assert fate(out) == ["a cleared ended", "b cleared ended"]
    assert out[-1] is ended


def test_an_unknown_preset_is_a_mistake_of_the_program():
    with pytest.raises(KeyError):
        policy("loud")


def speaks(time: float) -> VoiceStarted:
    return VoiceStarted(time=time, channel="agent", start=time)


def pauses(time: float) -> VoiceStopped:
    return VoiceStopped(time=time, channel="agent", end=time)


def item(id_: str, time: float, rule: str = "", **other) -> AlertRaised:
    return alert(id_, time, rule, **{"alert": "checklist", "severity": "notice"} | other)


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([speaks(0), item("a", 1), pauses(3)], ["a kept: held", "a shown late"]),
        ([speaks(0), item("a", 1), tick(13.0), pauses(14)], ["a kept: held", "a cleared stale"]),
        ([speaks(0), item("a", 1), AlertCleared(time=2, id="a", reason="mended"), pauses(3)],
         ["a kept: held", "a cleared mended"]),
        ([speaks(0), alert("a", 1)], ["a shown"]),
        ([speaks(0), alert("a", 1, severity="notice"), pauses(2)], ["a kept: held", "a shown late"]),
        ([speaks(0), item("a", 1, severity="fatal")], ["a shown"]),
        ([speaks(0), item("a", 1), alert("b", 2, alert="procedure"), pauses(3)],
         ["a kept: held", "b kept: held", "b shown late"]),
        ([speaks(0), alert("a", 1), item("b", 2), pauses(3), tick(13), speaks(13.2), pauses(13.5)],
         ["a shown", "b kept: held", "a cleared stale", "b shown late"]),
        ([speaks(0), item("a", 1), pauses(3), tick(14), tick(15)], ["a kept: held", "a shown late", "a cleared stale"]),
        ([speaks(0), item("a", 1, "x"), AlertAnswered(time=2, id="a", answer="mute"), pauses(3)],
         ["a kept: held", "a cleared acknowledged"]),
        ([speaks(0), item("a", 1, "x"), item("b", 2, "x")], ["a kept: held", "b kept: cooldown"]),
        ([pauses(0), item("a", 1)], ["a shown"]),
        ([VoiceStarted(time=0, channel="customer", start=0), item("a", 1)], ["a shown"]),
    ],
)  # fmt: skip
def test_what_does_not_help_in_mid_sentence_waits_for_the_pause(events, expected):
    judge = policy().judge
    assert fate(told for event in events for told in judge(event)) == expected


def test_nothing_waits_where_waiting_is_switched_off():
    judge = policy(wait_for_pause=False).judge
    assert fate([*judge(speaks(0)), *judge(item("a", 1))]) == ["a shown"]


def test_what_was_never_shown_costs_no_part_of_the_budget():
    judge = policy(budget=1).judge
    for event in (speaks(0), item("a", 1), tick(14), pauses(15)):
        judge(event)
    assert fate(judge(item("b", 16))) == ["b shown"]


steps = st.tuples(
    st.floats(0.1, 30.0),
    st.sampled_from(["x", "y", "z"]),
    st.sampled_from(["notice", "warning", "fatal"]),
    st.sampled_from(["forbidden", "pace", "checklist", "procedure"]),
    st.booleans(),
    st.sampled_from(["", "speaks", "pauses", "withdrawn", "mended", "acknowledged", "false_alarm", "mute"]),
)


@given(st.lists(steps, max_size=25), st.sampled_from(["novice", "standard", "quiet"]))
def test_one_alert_is_on_screen_and_every_alert_has_one_end(plan, preset):
    judge = policy(preset).judge
    time, out = 0.0, []
    for number, (pause, rule, severity, kind, provisional, then) in enumerate(plan):
        time += pause
        raised = alert(str(number), time, rule, severity=severity, alert=kind, provisional=provisional)
        for event in (raised, after(then, str(number), time)):
            out += judge(event)
    out += judge(CallEnded(time=time + 1, hung_up="", score=None))
    on_screen: set[str] = set()
    severity_of = {event.id: event.severity for event in out if isinstance(event, AlertRaised)}
    shown = [event.id for event in out if isinstance(event, AlertShown) or getattr(event, "shown", False)]
    for event in out:
        if isinstance(event, AlertShown) or (isinstance(event, AlertRaised) and event.shown):
            on_screen.add(event.id)
        elif isinstance(event, AlertCleared):
            on_screen.discard(event.id)
        assert len(on_screen) <= 1
    raised_ids = [event.id for event in out if isinstance(event, AlertRaised)]
    cleared = [event.id for event in out if isinstance(event, AlertCleared)]
    assert raised_ids == [str(number) for number in range(len(plan))]
    assert sorted(cleared) == sorted(raised_ids)
    assert len(shown) == len(set(shown))
    assert all(id_ in shown for id_, severity in severity_of.items() if severity == "fatal")


@given(st.lists(steps, max_size=40))
def test_the_budget_holds(plan):
    """Each of another rule, so that no graver successor is free of charge, and nothing is taken back."""
    judge = policy().judge
    time, out = 0.0, []
    for number, (pause, _, severity, kind, _, then) in enumerate(plan):
        time += pause
        kept = then if then in ("speaks", "pauses") else ""
        for event in (alert(str(number), time, severity=severity, alert=kind), after(kept, str(number), time)):
            out += judge(event)
    severity_of = {event.id: event.severity for event in out if isinstance(event, AlertRaised)}
    shown = [event.id for event in out if isinstance(event, AlertShown) or getattr(event, "shown", False)]
    assert sum(severity_of[id_] != "fatal" for id_ in shown) <= AlertLimits().budget


def after(then: str, id_: str, time: float):
    """What happens right after an alert: nothing, a voice, an end, or an answer."""
    if then in ("speaks", "pauses"):
        return speaks(time) if then == "speaks" else pauses(time)
    if then in ("withdrawn", "mended"):
        return AlertCleared(time=time, id=id_, reason=then)
    return AlertAnswered(time=time, id=id_, answer=then) if then else tick(time)
