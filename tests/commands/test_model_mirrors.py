"""Models out of a company's own hands: a folder, an address, a proxy, as the administrator has set it."""

import argparse
import json
from pathlib import Path

import pytest
from model_mirror import FILES, mirror, toy_entry, zipped

from desktop import paths
from desktop.asr.catalogue import CatalogueEntry, find_entry
from desktop.asr.mirrors import from_mirror
from desktop.commands import model
from desktop.errors import PeitingError

CONTENT = zipped(FILES)
PUBLISHED = toy_entry("http://nowhere.invalid/models/toy-model-1.0.zip", CONTENT)


@pytest.fixture(autouse=True)
def _toy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "find_entry", lambda _name: PUBLISHED)


def install(monkeypatch: pytest.MonkeyPatch, folder: Path, **models: str) -> None:
    file = folder / "machine.json"
    file.write_text(json.dumps({"models": models, "locked": ["models"]}), encoding="utf-8")
    monkeypatch.setenv("PEITING_MACHINE_SETTINGS", str(file))
    parser = argparse.ArgumentParser()
    model.add_parser(parser.add_subparsers())
    args = parser.parse_args(["model", "install", "toy-model"])
    assert args.run(args) == 0


def installed() -> bytes:
    return (paths.models() / "toy-model" / "am" / "final.mdl").read_bytes()


def test_a_folder_on_a_share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    share = tmp_path / "模型"
    share.mkdir()
    (share / "toy-model-1.0.zip").write_bytes(CONTENT)

    install(monkeypatch, tmp_path, mirror=str(share))

    assert installed() == FILES["am/final.mdl"]


def test_an_address_inside_the_company(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with mirror(CONTENT) as server:
        install(monkeypatch, tmp_path, mirror=server.url.rpartition("/")[0] + "/")

    assert installed() == FILES["am/final.mdl"]


def test_through_a_proxy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "NO_PROXY", "no_proxy"):
        monkeypatch.setenv(name, "")
    # The command has a process of its own; in this one an earlier download has fixed the way.
    monkeypatch.setattr("urllib.request._opener", None)
    with mirror(CONTENT) as server:
        install(monkeypatch, tmp_path, proxy=server.url.rpartition("/")[0])

    assert installed() == FILES["am/final.mdl"]


def test_what_a_mirror_gives_is_held_to_its_hash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "toy-model-1.0.zip").write_bytes(zipped({**FILES, "am/final.mdl": b"another"}))

    with pytest.raises(PeitingError, match="SHA-256"):
        install(monkeypatch, tmp_path, mirror=str(tmp_path))

    assert not (paths.models() / "toy-model").exists()


def test_a_folder_that_is_away_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(PeitingError, match="镜像文件夹") as caught:
        install(monkeypatch, tmp_path, mirror=str(tmp_path / "away"))

    assert "models.mirror" in caught.value.remedy


@pytest.mark.parametrize("name", ["vosk-model-small-cn-0.22", "vosk-model-cn-0.22"])
def test_the_names_of_the_catalogue_stay(name: str, tmp_path: Path) -> None:
    entry, source = from_mirror(find_entry(name), "https://models.example.cn/peiting/")
    assert (entry.archives[0].url, source) == (f"https://models.example.cn/peiting/{name}.zip", "")
    assert from_mirror(find_entry(name), str(tmp_path))[1] == str(tmp_path / f"{name}.zip")


def test_wheels_are_found_in_a_folder_by_what_they_are(tmp_path: Path) -> None:
    entry: CatalogueEntry = find_entry("whisper-base")
    assert from_mirror(entry, str(tmp_path)) == (entry, str(tmp_path))
    assert from_mirror(entry, "http://mirror.example.cn") == (entry, "")
