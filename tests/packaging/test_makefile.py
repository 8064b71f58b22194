"""The tasks of the Makefile."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

TASKS = ("run", "demo", "test", "check", "bench", "eval", "package", "audit", "sbom", "clean")


@pytest.mark.parametrize("task", TASKS)
def test_every_task_says_what_it_does(root: Path, task: str) -> None:
    makefile = (root / "Makefile").read_text("utf-8")
    assert re.search(rf"^{task}:.*## \S", makefile, re.MULTILINE)
    assert task in re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE).group(1).split()


@pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
def test_make_alone_lists_the_tasks(root: Path) -> None:
    shown = what_make_says(root, "-s")
    assert [line.split()[1] for line in shown.splitlines()] == ["help", *TASKS]


@pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
@pytest.mark.parametrize("task", [task for task in TASKS if task != "clean"])
def test_every_task_is_one_that_the_bootstrap_knows(root: Path, bootstrap: ModuleType, task: str) -> None:
    shown = what_make_says(root, "-n", task)
    program, name = shown.split()[-2:]
    assert program == "packaging/bootstrap.py"
    assert name in bootstrap.TASKS


def test_ci_checks_and_then_freezes_and_tests(root: Path) -> None:
    script = (root / ".ci" / "run").read_text("utf-8")
    assert "set -euo pipefail" in script
    assert script.index("make check") < script.index("make package") < script.index("make test")


def what_make_says(root: Path, *words: str) -> str:
    """Of a make that knows nothing of the one that may run this suite, neither its options nor its variables."""
    inherited = {"MAKEFLAGS", "MFLAGS", "MAKEOVERRIDES", "MAKELEVEL", "ARGS", "PYTHON"}
    outside = {name: value for name, value in os.environ.items() if name not in inherited}
    return subprocess.run(
        ["make", *words], cwd=root, env=outside, check=True, capture_output=True, encoding="utf-8"
    ).stdout
