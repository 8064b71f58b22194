"""A pack that somebody sends cannot leave its folder, run anything, fill the memory or hold up a call.

Each is loaded, and heard with, in a process of its own that may take neither more memory nor more time than is given.
"""

import os
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from private_day import ROOT

from desktop.errors import PeitingError
from desktop.storage.library import load_library
from desktop.storage.practice.practice import load_practice

pytestmark = pytest.mark.timeout(180)

_MEMORY = 3_000_000_000
"""Bytes of address space: what Python and numpy reserve, and some hundred MB beyond."""
_SECONDS = 60
"""Of processor time; the worst take a tenth of it on a machine of its own."""
_PARTIAL_SECONDS = 1.0
"""For one partial of a long utterance, at its worst."""
_PACK = '[pack]\nid = "p"\nname = "p"\nversion = "1"\n'
_STAGE = '[[stage]]\nid = "greeting"\nname = "开场"\n[[stage.step]]\nid = "hello"\ntitle = "问好"\nsay = "您好欢迎"\n'
_FAMILY = '[[family]]\nid = "f"\nname = "f"\n'
_TRY = """
    import resource, sys, time
    if {limited}:
        resource.setrlimit(resource.RLIMIT_AS, ({memory}, {memory}))
        resource.setrlimit(resource.RLIMIT_CPU, ({seconds}, {seconds}))
    from pathlib import Path
    from desktop.core.engine import Engine
    from desktop.core.events import CallStarted, PartialTranscript
    from desktop.core.limits import Limits
    from desktop.storage.library import load_library
    from desktop.storage.practice.practice import load_practice

    folders = (Path(sys.argv[1]),)
    loaded = load_library("p", folders)
    load_practice("p", folders)
    engine = Engine(loaded.library, Limits())
    engine.feed(CallStarted(time=0.0, channels=("agent", "customer"), started_at="", pack="p", company="",
        agent_name="", agent_number="", customer="", customer_title=""))
    said, worst = ("我你他的不知道去来说看听想要能会可以帮" * 20)[:300], 0.0
    for number in range(1, 20):
        for channel in ("agent", "customer"):
            began = time.process_time()
            engine.feed(PartialTranscript(time=number / 5, channel=channel, start=0.1, text=said[: number * 15]))
            worst = max(worst, time.process_time() - began)
    print(worst, len(loaded.problems))
"""


def han(count: int, first: int = 0x4E00) -> str:
    return "".join(chr(first + number) for number in range(count))


def phrase(text: str, number: int = 0, **keys: str) -> str:
    more = "".join(f"{key} = {value}\n" for key, value in keys.items())
    return f'[[phrase]]\nid = "p{number}"\ntext = "{text}"\nsay = "好的"\ngroup = "g"\n{more}'


def item(text: str) -> str:
    return f'[[item]]\nid = "i"\nname = "i"\nstage = "greeting"\nphrases = ["{text}"]\n'


def quoted(texts: Iterator[str]) -> str:
    return "[" + ", ".join(f'"{text}"' for text in texts) + "]"


def choices(places: int, each: int = 3) -> str:
    return "".join("(" + "|".join(han(each, 0x4E00 + 7 * place)) + ")" for place in range(places))


HOSTILE: dict[str, Callable[[], str]] = {
    "an item of 3^40 wordings": lambda: item("您好" + choices(40)),
    "a phrase of 3^60 wordings": lambda: phrase(choices(60)),
    "a phrase of open places": lambda: phrase("我" + "…(你)?(他)?(我)?" * 20 + "知道"),
    "phrases of open places": lambda: "".join(
        phrase("我" + "…(你)?(他)?" * 6 + f"知道{han(2, 0x5000 + number)}", number) for number in range(50)
    ),
    "a phrase of optional words": lambda: phrase("我" + "".join(f"({one})?" for one in han(80)) + "不知道"),
    "one place with 240 choices": lambda: phrase("(" + "|".join(han(240)) + ")一二三"),
    "30,000 variants": lambda: phrase("不知道啊", variants=quoted(f"{han(3, 0x4E00 + n)}" for n in range(20_000))),
    "40,000 exceptions": lambda: phrase(
        "不知道啊", exceptions=quoted(f"{han(2, 0x4E00 + n)}不知道" for n in range(20_000))
    ),
    "5,000 phrases": lambda: "".join(phrase(f"({han(9)})(不|没){han(3, 0x4E00 + n)}", n) for n in range(5_000)),
    "phrases that repeat themselves": lambda: "".join(phrase("的" * 480, n) for n in range(300)),
    "50,000 openings": lambda: (
        _FAMILY
        + '[[situation]]\nid = "s"\nname = "s"\nfamily = "f"\nopens.customer = '
        + quoted(han(4, 0x4E00 + n) for n in range(20_000))
        + '\n[[situation.step]]\nid = "s1"\ntitle = "t"\nsay = "好的好的"\n'
    ),
    "lists in lists": lambda: "x = " + "[" * 100_000,
    "tables in tables": lambda: "x = " + "{a = " * 5_000,
    "a name of 90 dots": lambda: "[" + ".".join("a" * 90) + "]\n",
    "20,000 headers": lambda: "".join(f"[a{n}.b]\nx = 1\n" for n in range(20_000)),
    "a number of 100,000 digits": lambda: "x = " + "9" * 100_000,
    "20,000 broken entries": lambda: "[[phrase]]\nid = 1\n" * 20_000,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pack = tmp_path / "library" / "p"
    pack.mkdir(parents=True)
    (pack / "pack.toml").write_text(_PACK, encoding="utf-8")
    (pack / "stages.toml").write_text(_STAGE, encoding="utf-8")
    return pack


def try_it(folder: Path) -> tuple[float, int]:
    """Seconds of the slowest partial, and the number of problems that were told."""
    code = textwrap.dedent(_TRY).format(memory=_MEMORY, seconds=_SECONDS, limited=sys.platform == "linux")
    words = [sys.executable, "-c", code, str(folder.parent)]
    ran = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=170, check=False)
    assert ran.returncode == 0, ran.stderr[-2000:]
    worst, problems = ran.stdout.split()
    return float(worst), int(problems)


def test_none_of_them_fills_the_memory_or_holds_up_a_call(folder: Path) -> None:
    for number, made in enumerate(HOSTILE.values()):
        (folder / f"x{number}.toml").write_text(made(), encoding="utf-8")
    worst, problems = try_it(folder)
    assert worst < _PARTIAL_SECONDS
    assert problems > 10


def test_a_pack_of_very_many_files_is_read_so_far(folder: Path) -> None:
    for number in range(30):
        below = folder / f"d{number}"
        below.mkdir()
        for file in range(100):
            (below / f"{file}.toml").write_text(phrase("不知道啊", number * 100 + file), encoding="utf-8")
    with pytest.raises(PeitingError, match="1000 个"):
        load_library("p", [folder.parent])


def test_a_pack_of_many_large_files_is_read_so_far(folder: Path) -> None:
    for number in range(8):
        (folder / f"x{number}.toml").write_text(
            "# " + "x" * 900_000 + "\n" + phrase("不知道啊", number), encoding="utf-8"
        )
    loaded = load_library("p", [folder.parent])
    assert 0 < len(loaded.library.phrases) < 5
    assert any("3 MB" in problem.message for problem in loaded.problems)


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
@pytest.mark.parametrize("name", ["secret.toml", "drills/secret.toml", "quiz/secret.toml", "practice"])
def test_no_link_leads_out(folder: Path, tmp_path: Path, name: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.toml").write_text(phrase("秘密秘密秘密"), encoding="utf-8")
    link = folder / name
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(outside / "secret.toml" if name.endswith(".toml") else outside)
    library = load_library("p", [folder.parent])
    practice = load_practice("p", [folder.parent])
    assert library.library.phrases == ()
    assert any("话术库以外" in problem.message for problem in (*library.problems, *practice.problems))


@pytest.mark.skipif(os.name != "posix", reason="there are none on Windows")
@pytest.mark.parametrize("made", ["pipe", "endless", "itself"])
def test_what_is_no_file_is_not_waited_for(folder: Path, made: str) -> None:
    strange = folder / "strange.toml"
    if made == "pipe":
        os.mkfifo(strange)
    else:
        strange.symlink_to("/dev/zero" if made == "endless" else strange)
    loaded = load_library("p", [folder.parent])
    assert loaded.library.stages
    assert any(problem.file == strange for problem in loaded.problems)


@pytest.mark.parametrize("name", ["../p", "..", "/etc", "C:\\p", "con", "a/b", "a\\b", "p\x00"])
def test_an_id_is_no_path(folder: Path, name: str) -> None:
    escaped = name.encode("unicode_escape").decode().replace("\\\\", "\\").replace("\\", "\\\\")
    (folder / "pack.toml").write_text(f'[pack]\nid = "p"\nuses = ["{escaped}"]\n', encoding="utf-8")
    loaded = load_library("p", [folder.parent])
    assert loaded.library.stages
    assert any("uses" in problem.key or "pack" in problem.key or not problem.key for problem in loaded.problems)


_KEYS = """
id name say do step opens closes agent customer text group variants exceptions phrases stage family drill beat way goal
taboo good bad question choices answer paper size line level source pack uses without names exact wait
"""
_KINDS = "stage situation phrase item family wording drill question paper sheet pack junk"
_NAMES = st.sampled_from(_KEYS.split())
_VALUES = st.recursive(
    st.one_of(st.text(max_size=40), st.integers(), st.floats(), st.booleans()),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(_NAMES, inner, max_size=4)),
    max_leaves=12,
)
_TABLES = st.dictionaries(
    st.sampled_from(_KINDS.split()),
    st.one_of(_VALUES, st.lists(st.dictionaries(_NAMES, _VALUES, max_size=6), max_size=4)),
    max_size=4,
)


def toml(value: object) -> str:
    """Any of these values as TOML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + "".join(f"\\U{ord(char):08x}" for char in value if not 0xD800 <= ord(char) < 0xE000) + '"'
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {toml(inner)}" for key, inner in value.items()) + "}"
    return str(value)


@settings(max_examples=60, deadline=5_000, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tables=_TABLES, where=st.sampled_from(["x.toml", "drills/x.toml", "quiz/x.toml"]))
def test_whatever_stands_in_a_file_is_told_and_the_rest_is_used(
    tmp_path_factory: pytest.TempPathFactory, tables: dict[str, object], where: str
) -> None:
    pack = tmp_path_factory.mktemp("any") / "library" / "p"
    (pack / where).parent.mkdir(parents=True)
    (pack / "pack.toml").write_text(_PACK, encoding="utf-8")
    (pack / "stages.toml").write_text(_STAGE, encoding="utf-8")
    (pack / where).write_text("".join(f"{kind} = {toml(value)}\n" for kind, value in tables.items()), encoding="utf-8")
    loaded = load_library("p", [pack.parent])
    practice = load_practice("p", [pack.parent])
    assert loaded.library.stages
    for problem in (*loaded.problems, *practice.problems):
        assert str(problem)
