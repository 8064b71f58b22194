"""The front door: what comes back to the shell, and what a person reads there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import __version__, cli
from desktop.errors import PeitingError

ROOT = Path(__file__).parents[1]


def test_it_knows_its_version(capsys):
    with pytest.raises(SystemExit) as left:
        cli.main(["--version"])
    assert left.value.code == 0
    assert capsys.readouterr().out.strip() == f"peiting {__version__}"


def test_every_command_explains_itself(capsys):
    for name in ("window", "replay", "demo", "library", "model", "devices", "listen", "doctor"):
        with pytest.raises(SystemExit) as left:
            cli.main([name, "--help"])
        assert left.value.code == 0
        assert name in capsys.readouterr().out


def test_an_unknown_command_is_bad_input(capsys):
    with pytest.raises(SystemExit) as left:
        cli.main(["replai"])
    assert left.value.code == 2
    (sentence,) = capsys.readouterr().err.splitlines()
    assert "replai" in sentence
    assert "peiting --help" in sentence


def test_a_trouble_is_one_sentence_and_what_to_do(monkeypatch, capsys):
    def fail(_args):
        raise PeitingError("test", "文件 a.wav 打不开。", "请检查路径。")

    monkeypatch.setattr("desktop.commands.window.run", fail)
    assert cli.main(["window"]) == 2
    written = capsys.readouterr()
    assert written.out == ""
    assert written.err == "peiting: 文件 a.wav 打不开。 请检查路径。\n"


def test_ctrl_c_is_no_crash(monkeypatch, capsys):
    def interrupted(_args):
        raise KeyboardInterrupt

    monkeypatch.setattr("desktop.commands.window.run", interrupted)
    assert cli.main(["window"]) == 130
    assert capsys.readouterr().err == ""


def test_chinese_reaches_a_console_that_has_none():
    words = [sys.executable, "-m", "desktop", "replay", "没有这个文件.jsonl", "--json"]
    run = subprocess.run(
        words, cwd=ROOT, capture_output=True, env={"LC_ALL": "C", "PYTHONUTF8": "0", "PATH": ""}, check=False
    )
    assert run.returncode == 2
    assert run.stdout == b""
    assert "没有这个文件.jsonl" in run.stderr.decode("utf-8")
    assert len(run.stderr.decode("utf-8").splitlines()) == 1


def test_a_reader_that_has_seen_enough_is_no_error():
    read, write = os.pipe()
    os.close(read)
    code = "from desktop.cli import main; raise SystemExit(main(['library', 'show', 'inbound']))"
    try:
        run = subprocess.run([sys.executable, "-c", code], stdout=write, stderr=subprocess.PIPE, check=False)
    finally:
        os.close(write)
    assert (run.returncode, run.stderr) == (0, b"")
