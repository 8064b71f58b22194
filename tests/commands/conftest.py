"""What the tests of this folder share."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from headset_fixtures import room, speech

from desktop import paths

__all__ = ["own_pack", "room", "speech"]


@pytest.fixture
def own_pack() -> Callable[[str, Mapping[str, str]], Path]:
    """Writes the files of a pack into the user's library."""

    def write(name: str, files: Mapping[str, str]) -> Path:
        folder = paths.user_library() / name
        folder.mkdir(parents=True)
        for file, text in files.items():
            (folder / file).write_text(text, encoding="utf-8")
        return folder

    return write
