import time

import numpy as np
import pytest
from no_voices import NO_VOICES
from speech import as_int16
from spoilt import telephone
from two_sided_call import Scene, clips, make

from desktop.audio.blocks import BLOCK, RATE
from desktop.audio.line_voice import LineVoice
from desktop.audio.voice import VoiceActivity

SPOKEN = clips()


def spans(sound, voice):
    """(start, end) of what was taken for a voice, in seconds."""
    heard = [voice.accept(sound[at : at + BLOCK]) for at in range(0, len(sound) - BLOCK + 1, BLOCK)]
    heard.append(voice.finish())
    starts = [each.started_at for each in heard if each.started_at is not None]
    stops = [each.stopped_at for each in heard if each.stopped_at is not None]
    return list(zip(starts, stops, strict=True))


def call(**options):
    """A customer who speaks with pauses of up to 16 s."""
    return make(Scene("line-voice", "tuned", "zf_xiaoxiao", "zm_yunjian", **options), SPOKEN)


def heard_share(made, found):
    """Of the seconds in which the customer speaks so many are heard, and so many seconds of voice are none of his."""
    at = np.arange(0, len(made.customer) / RATE, 0.01)
    speaks, voice, near = (
        np.any([(start - early <= at) & (at <= end + late) for start, end in each], axis=0)
        for each, early, late in (
            (made.customer_spans, 0, 0),
            (found, 0, 0),
            (made.customer_spans, 0.1, 0.4),
        )
    )
    return np.mean(voice[speaks]), np.sum(voice & ~near) / 100


LINES = {
    "good": {},
    "telephone": {"narrow": True},
    "soft": {"narrow": True, "dbfs": -52.0},
    "gated": {"gate": True, "narrow": True},
    "lossy": {"narrow": True, "drop": ("bursts", 0.2)},
    "white noise": {"narrow": True, "snr": 5.0, "noise": "white"},
    "hum": {"narrow": True, "snr": 2.0, "noise": "hum"},
    "hands free": {"narrow": True, "room": (0.7, 0.0)},
}


@pytest.mark.parametrize("line", LINES)
def test_the_customer_is_heard_on_every_line(line):
    made = call(**LINES[line])
    share, others = heard_share(made, spans(made.customer, LineVoice()))
    assert share > 0.85
    assert others < 0.5


@pytest.mark.parametrize("line", ["good", "gated", "lossy", "soft"])
def test_begins_and_ends_are_where_they_were(line):
    made = call(**LINES[line])
    found = spans(made.customer, LineVoice())
    errors = [
        min(abs(one - at) for one in ones)
        for span in made.customer_spans
        for at, ones in zip(span, zip(*found, strict=True), strict=True)
    ]
    assert np.mean(np.array(errors) < 0.3) > 0.9


@pytest.mark.parametrize("noise", ["babble", "neighbours"])
@pytest.mark.parametrize("options", [{}, {"narrow": True}])
def test_people_behind_the_customer_are_not_he(noise, options):
    made = call(snr=20.0, noise=noise, **options)
    first = made.customer_spans[0][0]
    found = [(max(start, first), end) for start, end in spans(made.customer, LineVoice()) if end > first]
    share, others = heard_share(made, found)
    assert share > 0.95
    assert others < 2.0


def test_a_customer_who_stays_softer_is_found_again():
    made = call(turns="customer")
    soft = made.customer.astype(float)
    from_here = round(made.customer_spans[1][0] * RATE) - RATE // 10
    soft = np.concatenate((soft, soft[from_here:] * 10 ** (-15 / 20)))
    found = spans(as_int16(soft / 32768.0), LineVoice())
    later = [(start, end) for start, end in found if start > len(made.customer) / RATE]
    spoken = sum(end - start for start, end in made.customer_spans[4:])
    assert sum(end - start for start, end in later) > 0.9 * spoken


def test_a_telephone_out_of_a_room_needs_the_other_witnesses():
    made = call(**LINES["hands free"])
    alone, _ = heard_share(made, spans(made.customer, VoiceActivity()))
    assert alone < 0.5


@pytest.mark.parametrize("dbfs", [-26.0, -40.0])
@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("sound", NO_VOICES, ids=lambda sound: sound.__name__)
def test_what_is_no_voice_is_not_heard(sound, narrow, dbfs):
    heard = sound() * 10 ** (dbfs / 20)
    heard += np.random.default_rng(11).normal(0, 10 ** (-75 / 20), len(heard))
    assert spans(as_int16(telephone(heard) if narrow else heard), LineVoice()) == []


def test_music_after_a_voice_does_not_go_on_as_one():
    made = call(narrow=True)
    music = as_int16(telephone(NO_VOICES[0]() * 0.05))
    last = made.customer_spans[-1][1]
    sound = np.concatenate((made.customer[: round(last * RATE)], music))
    assert spans(sound, LineVoice())[-1][1] < last + 1.5


def test_silence_is_no_voice():
    assert spans(np.zeros(10 * RATE, np.int16), LineVoice()) == []


def test_spans_follow_each_other():
    found = spans(call(narrow=True, room=(0.9, -3.0)).customer, LineVoice())
    edges = [edge for span in found for edge in span]
    assert found
    assert edges == sorted(edges)


def test_it_costs_little():
    sound, voice = call(narrow=True).customer, LineVoice()
    before = time.process_time()
    spans(sound, voice)
    assert (time.process_time() - before) / (len(sound) / RATE) < 0.03
