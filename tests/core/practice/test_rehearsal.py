"""A customer who answers, waits, cuts in, gives way, repeats himself and hangs up; and who can never hang."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from toy_drill import DRILL, Rehearsed, with_ways

from desktop.core.events import (
    AlertConfirmed,
    AlertRaised,
    AudioLevel,
    FinalTranscript,
    LineMeasured,
    PartialTranscript,
    PromptSaid,
    VoiceStarted,
    VoiceStopped,
)
from desktop.core.practice.drill import END, Beat, Cue, LineConditions, Way
from desktop.core.practice.happenings import BeatPlayed, CustomerHangsUp, CustomerSpeaks


def alert(time, rule="excuse", provisional=False):
    return AlertRaised(
        time=time, id=f"{rule}-1", channel="agent", alert="wording", rule=rule, title="", severity="notice",
        heard="", say="", start=time, end=time, provisional=provisional,
    )  # fmt: skip


def test_he_begins_and_is_heard_as_a_listener_would_have_heard_him():
    run = Rehearsed().wait(3.0)
    customer = [event for event in run.done if getattr(event, "channel", "") == "customer"]
    levels = [event for event in customer if isinstance(event, AudioLevel)]
    assert [event.time for event in levels] == [round(n / 10, 1) for n in range(1, 31)], "one for every block"
    assert sum(event.speech for event in levels) == 20
    (started,), (stopped,) = run.of(VoiceStarted), run.of(VoiceStopped)
    (final,) = run.of(FinalTranscript)
    assert (started.start, stopped.end) == (final.start, final.end) == (0.3, 2.3)
    partials = [event.text for event in run.of(PartialTranscript)]
    assert len(partials) > 3
    assert all(final.text.startswith(text) for text in partials)
    assert partials == sorted(partials, key=len)


def test_he_goes_where_the_trainee_s_words_lead_once_the_trainee_is_quiet():
    run = Rehearsed().wait(3.0).say("非常抱歉，让您久等了")
    assert run.beats == ["opens"]
    run.wait(0.4)
    assert run.beats == ["opens"], "sentences of one turn are as far apart"
    run.wait(0.3)
    assert run.beats == ["opens", "calms"]


def test_words_before_the_beat_do_not_lead_on_from_it():
    run = Rehearsed().wait(3.0).say("对不起，让您久等了，再见").wait(20.0)
    assert run.beats == ["opens", "calms"]


def test_a_line_of_the_pack_leads_on_by_its_words_and_by_its_prompt():
    assert Rehearsed().wait(3.0).say("对不起，请您大声一点，好吗？").wait(1.0).beats == ["opens", "opens"]
    run = Rehearsed().wait(3.0).feed(PromptSaid(time=3.0, prompt="louder", match=1.0)).wait(1.0)
    assert run.beats == ["opens", "opens"]
    assert [event.text for event in run.of(CustomerSpeaks)] == list(DRILL.beats[0].says), "the next wording"


def test_an_alert_counts_once_it_holds():
    run = Rehearsed().wait(3.0).feed(alert(3.0, provisional=True)).wait(1.0)
    assert run.beats == ["opens"]
    run.feed(AlertConfirmed(time=4.0, id="excuse-1")).wait(0.2)
    assert run.beats == ["opens", "angrier"]


def test_whatever_else_he_says_leads_on_after_a_moment():
    run = Rehearsed().wait(3.0).say("我看看")
    assert run.wait(0.7).beats == ["opens"]
    assert run.wait(0.2).beats == ["opens", "angrier"]


def test_a_hum_while_the_customer_speaks_is_no_turn_and_stops_nobody():
    run = Rehearsed().wait(0.8).say("嗯嗯，好的", 1.2).wait(5.0)
    assert run.beats == ["opens"]
    assert run.stopped == []


def test_silence_leads_on_where_a_way_is_for_it():
    run = Rehearsed(with_ways("opens", Way(Cue(silence=4.0), "calms"))).wait(6.1)
    assert run.beats == ["opens"]
    assert run.wait(0.3).beats == ["opens", "calms"]


def test_silence_of_one_beat_is_not_silence_of_the_next():
    silent = with_ways("opens", Way(Cue(silence=4.0), "more"), says=())
    drill = replace(silent, beats=(*silent.beats, Beat("more", (), (Way(Cue(silence=4.0), END),))))
    run = Rehearsed(drill).wait(8.0)
    assert run.beats == ["opens", "more"]
    assert run.hung_up == []
    assert run.wait(1.0).hung_up == ["end"]


def test_he_cuts_in_on_who_talks_on_and_lets_him_come_to_his_end():
    run = Rehearsed().wait(3.0).say("这个嘛" * 30, 9.0)
    assert run.beats == ["opens", "cuts_in"]
    assert run.stopped == []


def test_talked_over_he_stops_and_says_so():
    run = Rehearsed().wait(0.8).say("您先听我解释一下好吗")
    (said,) = run.stopped
    assert DRILL.beats[0].says[0].startswith(said)
    assert said != DRILL.beats[0].says[0]
    assert run.of(FinalTranscript)[0].text == said
    run.wait(0.8)
    assert run.asides == ["你先听我把话说完行不行？"]


def test_being_talked_over_may_have_a_way_of_its_own():
    run = (
        Rehearsed(with_ways("opens", Way(Cue(alerts=("talk_over",)), "angrier"))).wait(0.8).say("您先听我解释一下好吗")
    )
    assert run.wait(0.7).beats == ["opens", "angrier"]
    assert run.asides == []


def test_asked_again_he_says_it_again_unless_a_way_is_for_that():
    question = "不好意思，请您再说一遍好吗"
    run = Rehearsed().wait(3.0).say(question).wait(1.0)
    assert run.asides == [DRILL.beats[0].says[0]]
    run = Rehearsed(with_ways("opens", Way(Cue(agent=("再说一遍",)), "calms"))).wait(3.0).say(question).wait(1.0)
    assert run.beats == ["opens", "calms"]


def test_who_offers_to_repeat_asks_for_nothing():
    assert Rehearsed().wait(3.0).say("我再为您重复一遍").wait(1.0).beats == ["opens", "angrier"]


def test_he_asks_who_is_there_and_hangs_up_in_the_end():
    run = Rehearsed().wait(60.0)
    assert run.asides == list(DRILL.persona.waiting)
    assert run.hung_up == ["silence"]


def test_asked_to_wait_he_waits():
    run = Rehearsed(with_ways("opens", Way(Cue(agent=("再见",)), "thanks"))).wait(3.0).say("请您稍等").wait(28.0)
    assert run.asides == []
    assert run.wait(4.0).asides == ["喂？您还在吗？"]


def test_with_no_way_on_he_hangs_up_having_said_it():
    run = Rehearsed(replace(DRILL, beats=DRILL.beats[-1:])).wait(3.2)
    assert run.hung_up == []
    assert run.wait(0.3).hung_up == ["end"]
    assert run.rehearsal.over
    assert run.wait(5.0).done[-1].time < 4.0, "nothing follows"


def test_the_longest_drill_ends():
    run = Rehearsed(with_ways("opens", Way(Cue(silence=0.0), "opens"))).wait(130.0)
    assert run.hung_up == ["too_long"]
    assert run.done[-1].time == DRILL.longest


def test_a_trainer_chooses_the_beats():
    run = Rehearsed(by_hand=True).wait(3.0).say("我也没办法").wait(30.0)
    assert run.beats == ["opens"]
    run.feed(BeatPlayed(time=run.now, beat="calms")).wait(0.5).feed(BeatPlayed(time=run.now, beat="angrier"))
    assert run.beats == ["opens", "calms", "angrier"]
    assert len(run.stopped) == 1, "the first of the two is broken off"
    run.feed(BeatPlayed(time=run.now, beat="nowhere")).feed(BeatPlayed(time=run.now, beat=END))
    assert run.hung_up == ["end"]


def test_the_line_is_measured_as_it_is_played():
    soft = replace(DRILL, line=LineConditions(level=-20.0, noise=9.0, drop_outs=0.3, reverberation=0.6))
    run = Rehearsed(soft).wait(3.0)
    measured = run.of(LineMeasured)[0]
    assert measured.speech_dbfs == -44.0
    assert measured.speech_dbfs - measured.noise_dbfs == 9.0
    assert (measured.broken, measured.decay) == (0.3, 0.6)


_DOINGS = st.lists(
    st.one_of(
        st.tuples(st.just("wait"), st.floats(0.1, 15.0)),
        st.tuples(st.text("抱歉让您久等了再见请说一遍我也没办法嗯好的稍，。 ", max_size=30), st.floats(0.2, 6.0)),
    ),
    max_size=30,
)


@given(_DOINGS)
def test_no_trainee_makes_it_hang_and_none_gets_two_answers(doings):
    runs = [Rehearsed(replace(DRILL, longest=60.0)) for _ in range(2)]
    for run in runs:
        for what, seconds in doings:
            run.wait(seconds) if what == "wait" else run.say(what, seconds)
        run.wait(max(0.0, 61.0 - run.now))
    run = runs[0]
    assert run.done == runs[1].done, "the same again"
    assert len(run.of(CustomerHangsUp)) == 1
    assert run.done[-1] == run.of(CustomerHangsUp)[0]
    assert run.done[-1].time <= 60.0
    times = [event.time for event in run.done]
    assert times == sorted(times)
    voices = [type(event) for event in run.done if isinstance(event, VoiceStarted | VoiceStopped)]
    assert all(one is not other for one, other in pairwise(voices)), "one voice at a time"
