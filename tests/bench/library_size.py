"""What the size of a library costs: an event in a call, and loading it from files."""

import random
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import demo_call
from figures import percentiles
from misheard import common_characters

from desktop.core.engine import Engine
from desktop.core.limits import Limits
from desktop.core.script import Item, Line, Phrase, Situation, Trigger, said_in_turn
from desktop.storage.library import load_library

SIZES = (100, 1_000, 10_000)
"""Entries: situations, phrases and items in equal parts."""
FILES = 1_000
_CALLS = 3
_LOADS = 3


def measure():
    """Milliseconds an event takes with each size, and seconds that loading many files takes."""
    libraries = {size: _library(size) for size in SIZES}
    heard = demo_call.heard()
    took = {size: [] for size in SIZES}
    # In turn, so that a machine whose speed drifts is as unfair to one as to the other.
    for _ in range(_CALLS):
        for size, library in libraries.items():
            took[size] += _times(library, heard)
    return {
        "event_ms": {str(size): percentiles(times) | {"mean": sum(times) / len(times)} for size, times in took.items()},
        "load_s": percentiles(_loads(FILES)),
        "files": FILES,
    }


def _times(library, heard):
    engine = Engine(library, Limits())
    times = []
    for event in heard:
        began = time.perf_counter()
        engine.feed(event)
        times.append(1000 * (time.perf_counter() - began))
    return times


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
            began = time.perf_counter()
            loaded = load_library("many", [Path(folder)])
            times.append(time.perf_counter() - began)
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
