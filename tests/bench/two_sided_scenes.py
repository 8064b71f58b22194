"""The calls that are made: each bad line by its cause, good lines of many kinds, cross-talk at several delays."""

from itertools import cycle

from two_sided_call import Scene

_VOICES = {
    "tuned": (("zf_xiaoxiao", "zm_yunjian"), ("zf_xiaoxiao", "zf_xiaoyi")),
    "reported": (
        ("zf_xiaobei", "zm_yunxia"),
        ("zm_yunxi", "zm_yunyang"),
        ("zf_xiaobei", "zm_yunyang"),
        ("zm_yunxi", "zm_yunxia"),
    ),
}
_NOISES = {"tuned": ("white", "hum"), "reported": ("pink", "babble", "fan")}


def scenes(part):
    """Those of `tuned`, on which thresholds may be tried, or of `reported`."""
    voices = cycle(_VOICES[part])
    made = []
    for number, (cause, options) in enumerate((*_good(part), *_bad(part), *_leaks(part), *_others(part))):
        agent, customer = next(voices)
        made.append(Scene(f"{part}-{number:02d}-{cause or 'good'}", part, agent, customer, cause, **options))
    return made


def _good(part):
    times = 1 if part == "tuned" else 2
    near = {"tuned": ((0.2, 6.0), (0.3, 9.0)), "reported": ((0.3, 0.1), (0.4, 0.08), (0.25, 0.4))}[part]
    for _ in range(times):
        for options in ({}, {"narrow": True}, {"gate": True}, {"gate": True, "narrow": True}, {"clip": 6.0}):
            yield "", options
        for dbfs in (-20.0, -36.0):
            yield "", {"dbfs": dbfs, "narrow": True}
        for noise in _NOISES[part]:
            yield "", {"snr": 25.0, "noise": noise}
            yield "", {"snr": 20.0, "noise": noise, "narrow": True}
        for room in near:
            yield "", {"room": room}


def _bad(part):
    turns = cycle(("customer", "mixed"))
    for dbfs in (-49.0, -52.0, -55.0):
        for narrow in (False, True):
            yield "soft", {"dbfs": dbfs, "narrow": narrow, "turns": next(turns)}
    for snr in (2.0, 5.0, 8.0):
        for noise in _NOISES[part]:
            yield "noisy", {"snr": snr, "noise": noise, "turns": next(turns)}
            yield "noisy", {"snr": snr, "noise": noise, "narrow": True, "turns": next(turns)}
    for kind in ("zeros", "bursts", "fade", "repeat"):
        for share in (0.15, 0.2, 0.25):
            yield "broken", {"drop": (kind, share), "turns": next(turns), "narrow": share == 0.2}
    for t60 in (0.6, 0.7, 0.9):
        for other in {"tuned": (-3.0, 0.0), "reported": (1.0, 2.0)}[part]:
            for narrow in (False, True):
                yield "hands_free", {"room": (t60, other), "turns": next(turns), "narrow": narrow}


def _leaks(part):
    delays = (0.0, 0.12, 0.33) if part == "tuned" else (0.02, 0.17, 0.28, 0.4)
    for db in (-20.0, -30.0):
        for delay in delays:
            yield "", {"leak": (db, delay), "narrow": delay > 0.2}


def _others(part):
    """People in the customer's room who talk on and on: none of them is the customer."""
    if part != "tuned":
        return
    turns = cycle(("mixed", "mixed", "customer"))
    for noise in ("babble", "neighbours"):
        for snr in (10.0, 15.0, 20.0, 25.0):
            for narrow in (False, True):
                cause = "noisy" if snr < 12.0 else ""
                yield cause, {"snr": snr, "noise": noise, "narrow": narrow, "turns": next(turns)}
