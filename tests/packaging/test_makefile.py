"""The tasks of the Makefile."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

TASKS = ("run", "demo", "test", "check", "bench", "clean")


@pytest.mark.parametrize("task", TASKS)
def test_every_task_says_what_it_does(root: Path, task: str) -> None:
    makefile = (root / "Makefile").read_text("utf-8")
    assert re.search(rf"^{task}:.*## \S", makefile, re.MULTILINE)
    assert task in re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE).group(1).split()


@pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
def test_make_alone_lists_the_tasks(root: Path) -> None:
    shown = subprocess.run(["make", "-s"], cwd=root, check=True, capture_output=True, encoding="utf-8").stdout
    assert [line.split()[1] for line in shown.splitlines()] == ["help", *TASKS]


@pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
@pytest.mark.parametrize("task", [task for task in TASKS if task != "clean"])
def test_every_task_is_one_that_the_bootstrap_knows(root: Path, task: str) -> None:
    words = subprocess.run(["make", "-n", task], cwd=root, check=True, capture_output=True, encoding="utf-8").stdout
    refused = subprocess.run([*words.split(), "--help"], cwd=root, check=False, capture_output=True, encoding="utf-8")
    assert words.split()[-1] == task
    assert "invalid choice" not in refused.stderr


def test_ci_checks_and_then_tests(root: Path) -> None:
    script = (root / ".ci" / "run").read_text("utf-8")
    assert "set -euo pipefail" in script
    assert script.index("make check") < script.index("make test")
