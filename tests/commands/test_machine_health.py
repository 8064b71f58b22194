"""What `peiting doctor` says of an administrator's settings."""

import json
import shutil

import pytest

from desktop import paths
from desktop.commands.health import _library, _settings
from desktop.session.shared_library import SharedLibrary


@pytest.fixture
def machine(tmp_path, monkeypatch):
    path = tmp_path / "machine.json"
    monkeypatch.setenv("PEITING_MACHINE_SETTINGS", str(path))

    def write(values):
        path.write_text(json.dumps(values), encoding="utf-8")
        return path

    return write


def test_the_file_and_what_it_locks_are_named(machine):
    path = machine({"locked": ["record.privacy", "agent.company"]})

    told = {finding.what: finding for finding in _settings()}

    assert told["全机设置"].found == f"{path}，锁定 2 项"
    assert {finding.state for finding in told.values()} == {"good"}


def test_a_mistake_in_it_is_the_administrators_and_not_the_users(machine):
    machine({"alerts": {"presett": "all"}})

    told = {finding.what: finding for finding in _settings()}

    assert (told["全机设置"].state, told["设置"].state) == ("poor", "good")
    assert "是否想写 alerts.preset" in told["全机设置"].found


def test_the_copy_of_a_share_is_dated_and_its_absence_told(machine, tmp_path):
    share = tmp_path / "share"
    shutil.copytree(paths.scripts_library() / "inbound", share / "inbound")
    machine({"library": {"folders": [str(share), str(tmp_path / "away")]}})
    shared = SharedLibrary([str(share), str(tmp_path / "away")], paths.shared_library())
    shared.start(first_wait=10.0)
    shared.close()

    shares = [finding for finding in _library() if finding.what == "共享话术"]

    assert [finding.state for finding in shares] == ["good", "poor"]
    assert "副本 20" in shares[0].found
