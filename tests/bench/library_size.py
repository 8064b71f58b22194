"""What the size of a library costs: making it ready, beginning a call, an event in it, and loading it from files.

Counted is the processor's time, not the clock's: the sizes are compared with each other, and whatever else runs on the
machine would be as much of the figures as the rules.
"""

import random
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import demo_call
from calls import said_in_turn
from figures import percentiles
from misheard import common_characters

from desktop.core.engine import Engine, prepare
from desktop.core.limits import Limits
from desktop.core.script import Item, Line, Phrase, Situation, Trigger
from desktop.storage.library import load_library

SIZES = (100, 1_000, 10_000)
"""Entries: situations, phrases and items in equal parts."""
FILES = 1_000
_CALLS = 3
_LOADS = 3


def measure():
    """With each size the seconds to make it ready and the milliseconds of a call's beginning and of an event; seconds
    that loading many files takes.
    """
    libraries = {size: _library(size) for size in SIZES}
    heard = demo_call.heard()
    # The first call of all loads what every program loads once.
    _times(demo_call.library(), heard)
    ready = {size: _seconds(prepare, library) for size, library in libraries.items()}
    begin = {size: _seconds(Engine, library, Limits()) for size, library in libraries.items()}
    took = {size: [] for size in SIZES}
    # In turn, so that a machine whose speed drifts is as unfair to one as to the other.
    for _ in range(_CALLS):
        for size, library in libraries.items():
            took[size] += _times(library, heard)
    return {
        "ready_s": {str(size): seconds for size, seconds in ready.items()},
        "begin_ms": {str(size): 1000 * seconds for size, seconds in begin.items()},
        "event_ms": {str(size): percentiles(times) | {"mean": sum(times) / len(times)} for size, times in took.items()},
        "load_s": percentiles(_loads(FILES)),
        "files": FILES,
    }


def _times(library, heard):
    engine = Engine(library, Limits())
    return [1000 * _seconds(engine.feed, event) for event in heard]


def _seconds(act, *given):
    began = time.process_time()
    act(*given)
    return time.process_time() - began


def _library(size):
    """The shipped pack, made larger by entries of arbitrary words that nobody says, or cut down to the size."""
    library = demo_call.library()
    choice = random.Random(size)
    entries = range(size // 3)
    return replace(
        library,
        situations=(*library.situations, *(_situation(number, choice) for number in entries))[: len(entries)],
        phrases=(*library.phrases, *(_phrase(number, choice) for number in entries))[: len(entries)],
        items=(*library.items, *(_item(number, choice) for number in entries))[: len(entries)],
    )


def _situation(number, choice):
    lines = said_in_turn(
        *(Line(f"made_{number}_{at}", "话术", _words(choice, 18), (_words(choice, 4),)) for at in "ab")
    )
    opens = Trigger(tuple(_words(choice, 6) for _ in range(4)), tuple(_words(choice, 6) for _ in range(4)))
    return Situation(f"made_{number}", "情形", "conversation", lines, opens=opens)


def _phrase(number, choice):
    return Phrase(f"made_{number}", _words(choice, 5), "请您稍等", "推诿")


def _item(number, choice):
    return Item(f"made_{number}", "必说项", "communication", (_words(choice, 6), _words(choice, 6)))


def _words(choice, length):
    return "".join(choice.choices(common_characters(), k=length))


def _loads(count):
    with tempfile.TemporaryDirectory() as folder:
        _write(Path(folder) / "many", count)
        times = []
        for _ in range(_LOADS):
            began = time.process_time()
            loaded = load_library("many", [Path(folder)])
            times.append(time.process_time() - began)
    if loaded.problems or len(loaded.library.situations) != count:
        raise RuntimeError(f"the written library does not load: {loaded.problems[:3]}")
    return times


def _write(pack, count):
    choice = random.Random(count)
    (pack / "situations").mkdir(parents=True)
    (pack / "pack.toml").write_text('[pack]\nid = "many"\nname = "很多"\nversion = "1"\n', encoding="utf-8")
    stage = '[[stage]]\nid = "greeting"\nname = "问候"\n[[stage.step]]\nid = "hello"\ntitle = "问候"\nsay = "您好"\n'
    (pack / "stages.toml").write_text(f'{stage}[[family]]\nid = "some"\nname = "若干"\n', encoding="utf-8")
    for number in range(count):
        path = pack / "situations" / f"s{number:04}.toml"
        path.write_text(_situation_file(number, choice), encoding="utf-8")


def _situation_file(number, choice):
    triggers = ", ".join(f'"{_words(choice, 6)}"' for _ in range(4))
    head = f'[[situation]]\nid = "s{number}"\nname = "情形"\nfamily = "some"\nopens.agent = [{triggers}]\n'
    steps = [
        f'[[situation.step]]\nid = "s{number}_{at}"\ntitle = "第 {at} 句"\nsay = "{_words(choice, 18)}"\n'
        f'tip = "{_words(choice, 12)}"\nwait = 5\nsource = {{ standard = "H1", document = "{_words(choice, 8)}" }}\n'
        for at in range(3)
    ]
    return head + "".join(steps)
