"""Places of models as administrators write them."""

import sys
from pathlib import Path

import pytest

from desktop.asr.file_address import path_of


@pytest.mark.parametrize(
    ("place", "path"),
    [
        ("file://server/share/%E6%A8%A1%E5%9E%8B", "//server/share/模型"),
        ("//server/share/模型", "//server/share/模型"),
        ("models/vosk", "models/vosk"),
        ("/srv/100%25", "/srv/100%25"),
    ],
)
def test_a_server_is_part_of_the_path(place: str, path: str) -> None:
    assert path_of(place) == Path(path)


@pytest.mark.skipif(sys.platform == "win32", reason="there such addresses begin with a drive")
@pytest.mark.parametrize("place", ["file:///srv/a%20b", "file:/srv/a%20b", "file://localhost/srv/a%20b"])
def test_an_address_of_this_machine_names_no_server(place: str) -> None:
    assert path_of(place) == Path("/srv/a b")
