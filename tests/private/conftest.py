"""One day of the program, traced; every test here looks at what is left of it."""

from collections.abc import Iterator

import headset
import model_cache
import pytest
from private_day import Day, spend_a_day


@pytest.fixture(scope="session")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    if not headset.is_possible():
        pytest.skip("needs pulseaudio and pulseaudio-utils")
    model_cache.model_folder("whisper-base")
    folder = tmp_path_factory.mktemp("day")
    with headset.VirtualHeadset() as room:
        room.plug_output("ears", default=True)
        yield spend_a_day(folder, room)
