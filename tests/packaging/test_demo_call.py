"""The demo call keeps what it promises, and can be built anew."""

import itertools
import json
import sys
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import soundfile

from desktop.paths import assets

RATE = 16_000


@pytest.fixture(scope="module")
def call() -> np.ndarray:
    samples, rate = soundfile.read(assets() / "demo" / "call.ogg", dtype="float64")
    assert rate == RATE
    return samples


@pytest.fixture(scope="module")
def header() -> dict[str, Any]:
    return json.loads(lines()[0])["call"]


@pytest.fixture(scope="module")
def turns() -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines()[1:]]


def lines() -> list[str]:
    return (assets() / "demo" / "call.jsonl").read_text("utf-8").splitlines()


def characters_a_minute(turn: dict[str, Any]) -> float:
    return 60 * sum("一" <= character <= "鿿" for character in turn["text"]) / (turn["end"] - turn["start"])


def test_it_is_one_to_two_minutes_of_two_channels_and_small(call: np.ndarray, header: dict[str, Any]) -> None:
    assert call.ndim == 2
    assert call.shape[1] == 2
    assert 60 <= len(call) / RATE <= 120
    assert len(call) / RATE == pytest.approx(header["end"], abs=0.01)
    assert (assets() / "demo" / "call.ogg").stat().st_size < 600_000


def test_it_is_never_digital_silence_and_never_clips(call: np.ndarray) -> None:
    blocks = call[: len(call) // 1600 * 1600].reshape(-1, 1600, 2)
    dbfs = 20 * np.log10(np.sqrt(np.mean(blocks**2, axis=1)))
    assert -65 < dbfs.min() < -55
    assert np.abs(call).max() < 0.99


def test_the_words_lie_where_the_voices_are(call: np.ndarray, turns: list[dict[str, Any]]) -> None:
    for turn in turns:
        own, other = (0, 1) if turn["channel"] == "agent" else (1, 0)
        part = call[int(turn["start"] * RATE) : int(turn["end"] * RATE)]
        loud = np.sqrt(np.mean(part**2, axis=0))
        assert loud[own] > 20 * loud[other], turn["text"]


def test_the_agent_is_silent_for_a_while_but_not_alarmingly(turns: list[dict[str, Any]]) -> None:
    agent = [turn for turn in turns if turn["channel"] == "agent"]
    gaps = [later["start"] - earlier["end"] for earlier, later in itertools.pairwise(agent)]
    assert 16 < max(gaps) < 25


def test_one_passage_is_hurried_and_the_others_are_not(turns: list[dict[str, Any]]) -> None:
    agent = sorted((turn for turn in turns if turn["channel"] == "agent"), key=characters_a_minute)
    assert characters_a_minute(agent[-1]) > 330
    assert agent[-1]["end"] - agent[-1]["start"] >= 12
    assert characters_a_minute(agent[-2]) < 240


@pytest.mark.parametrize(
    "words",
    [
        "早上好，欢迎致电晨光客服中心",
        "请问有什么可以帮您",
        "我不清楚，您过两天再来电话吧",
        "我要投诉",
        "对不起",
        "还有其他问题吗",
        "感谢您的来电",
        "再见",
    ],
)
def test_what_it_has_to_show_is_said(turns: list[dict[str, Any]], words: str) -> None:
    assert any(words in turn["text"] for turn in turns)


def test_the_words_are_those_of_the_source(root: Path, turns: list[dict[str, Any]]) -> None:
    source = tomllib.loads((root / "packaging" / "demo_call" / "turns.toml").read_text("utf-8"))
    assert [(turn["channel"], turn["text"]) for turn in source["turn"]] == [
        (turn["channel"], turn["text"]) for turn in turns
    ]


RENDERER = """
import json, pathlib, sys
import numpy, soundfile
for turn in json.loads(pathlib.Path(sys.argv[1]).read_text("utf-8")):
    tone = 0.3 * numpy.sin(numpy.arange(24000) * 0.05)
    padded = numpy.concatenate([numpy.zeros(2400), tone, numpy.zeros(2400)])
    soundfile.write(pathlib.Path(sys.argv[2]) / f"{turn['id']}.wav", padded, 24000)
"""


def test_any_program_that_renders_speech_builds_a_call(build: ModuleType, tmp_path: Path) -> None:
    """A program that renders a second of tone for each turn: the places, the levels and the words come out right."""
    (tmp_path / "render.py").write_text(RENDERER, "utf-8")
    (tmp_path / "turns.toml").write_text(
        """
        call = { started_at = "2026-01-05T09:00:00", hung_up = "agent", lead = 1.0, tail = 0.5 }
        voices.agent = { voice = "a", speed = 1.0, dbfs = -24.0 }
        voices.customer = { voice = "b", speed = 1.0, dbfs = -30.0 }
        turn = [
            { id = "one", channel = "agent", text = "您好" },
            { id = "two", channel = "customer", gap = 2.0, text = "你好" },
        ]
        """,
        "utf-8",
    )
    command = f'"{sys.executable}" "{tmp_path / "render.py"}" {{turns}} {{out}}'
    arguments = ["--render", command, "--turns", str(tmp_path / "turns.toml"), "--out", str(tmp_path / "out")]
    assert build.main(arguments) == 0
    samples, rate = soundfile.read(tmp_path / "out" / "call.ogg")
    assert rate == RATE
    assert len(samples) / RATE == pytest.approx(5.5, abs=0.1)
    header, first, second = map(json.loads, (tmp_path / "out" / "call.jsonl").read_text("utf-8").splitlines())
    assert header["call"]["channels"] == ["agent", "customer"]
    assert (first["start"], first["channel"], first["text"]) == (1.0, "agent", "您好")
    assert second["start"] == pytest.approx(first["end"] + 2.0, abs=0.001)
    spoken = samples[int(second["start"] * RATE) : int(second["end"] * RATE), 1]
    assert 20 * np.log10(np.sqrt(np.mean(spoken**2))) == pytest.approx(-30.0, abs=1.0)
