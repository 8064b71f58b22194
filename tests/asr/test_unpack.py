import stat
import zipfile
from pathlib import Path

import pytest

from desktop.asr.unpack import find_folder, unpack
from desktop.errors import PeitingError


def make_zip(path: Path, entries: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return path


def test_only_what_lies_below_the_folder_is_written(tmp_path: Path) -> None:
    archive = make_zip(
        tmp_path / "a.zip", {"m/am/final.mdl": b"1", "m/README": b"2", "m2/x": b"3", "__init__.py": b"4"}
    )
    unpack(archive, "m", tmp_path / "out", 100)
    written = {
        path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*") if path.is_file()
    }
    assert written == {"am/final.mdl", "README"}


@pytest.mark.parametrize("name", ["../evil", "m/../../evil", "/etc/evil", "m/..\\..\\evil", "C:/evil"])
def test_a_path_that_escapes_is_refused_and_nothing_is_written_outside(tmp_path: Path, name: str) -> None:
    archive = make_zip(tmp_path / "a.zip", {name: b"x"})
    with pytest.raises(PeitingError) as caught:
        unpack(archive, "m", tmp_path / "deep" / "out", 100)
    assert caught.value.code == "archive-escape"
    assert not list(tmp_path.rglob("evil"))


def test_a_link_is_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("m/link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(PeitingError) as caught:
        unpack(tmp_path / "a.zip", "m", tmp_path / "out", 100)
    assert caught.value.code == "archive-link"


def test_a_bomb_stops_at_the_limit(tmp_path: Path) -> None:
    archive = make_zip(tmp_path / "a.zip", {"m/one": bytes(30_000_000), "m/two": bytes(30_000_000)})
    with pytest.raises(PeitingError) as caught:
        unpack(archive, "m", tmp_path / "out", 40_000_000)
    assert caught.value.code == "archive-bomb"
    written = sum(path.stat().st_size for path in (tmp_path / "out").rglob("*") if path.is_file())
    assert written <= 40_000_000


@pytest.mark.parametrize("damage", ["truncated", "flipped", "no zip"])
def test_a_damaged_archive_is_said_to_be_one(tmp_path: Path, damage: str) -> None:
    archive = make_zip(tmp_path / "a.zip", {"m/one": bytes(range(256)) * 100})
    content = bytearray(archive.read_bytes())
    if damage == "truncated":
        content = content[: len(content) // 2]
    elif damage == "flipped":
        content[60] ^= 0xFF
    else:
        content = bytearray(b"<html>404</html>")
    archive.write_bytes(content)
    with pytest.raises(PeitingError) as caught:
        unpack(archive, "m", tmp_path / "out", 1_000_000)
    assert caught.value.code == "archive-damaged"


def test_the_model_is_found_under_whatever_folder_a_mirror_packed_it(tmp_path: Path) -> None:
    archive = make_zip(tmp_path / "a.zip", {"pack/v2/am/final.mdl": b"1", "pack/v2/README": b"2"})
    assert find_folder(archive, "am/final.mdl") == "pack/v2"
    assert find_folder(make_zip(tmp_path / "b.zip", {"am/final.mdl": b"1"}), "am/final.mdl") == ""
    assert find_folder(make_zip(tmp_path / "c.zip", {"x": b"1"}), "am/final.mdl") is None
