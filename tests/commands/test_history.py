"""What many calls tell together, on the command line."""

import json
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from gui.gallery_history import AGENTS, fill

from desktop import paths
from desktop.cli import main as peiting
from desktop.session.held_with import library_and_sheet
from desktop.storage.record import open_record


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filled") / "calls.sqlite3"
    with closing(open_record(path, "summary")) as record:
        fill(record, *library_and_sheet("inbound"), count=60, days=10)
    return path


@pytest.fixture
def _kept(filled: Path) -> None:
    paths.user_data().mkdir(parents=True)
    shutil.copy(filled, paths.record_database())


@pytest.mark.usefixtures("_kept")
def test_trends_are_told_of_every_call_that_fits(capsys):
    assert peiting(["history", "--trends"]) == 0

    told = capsys.readouterr().out
    assert "共 60 通电话" in told
    for part in ("总分：", "服务用语：", "冷场：成立", "态度类", "承诺：共"):
        assert part in told


@pytest.mark.usefixtures("_kept")
def test_trends_as_json_are_those_of_the_window(capsys):
    assert peiting(["history", "--trends", "--json", "--agent", AGENTS[0][1]]) == 0

    told = json.loads(capsys.readouterr().out)
    assert 0 < told["calls"] < 60
    assert told["calls"] == sum(span["calls"] for span in told["spans"])


def test_of_nothing_nothing_is_told(capsys):
    assert peiting(["history", "--trends"]) == 0

    assert capsys.readouterr().out.startswith("共 0 通电话")
