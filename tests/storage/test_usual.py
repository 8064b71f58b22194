import pytest

from desktop.errors import PeitingError
from desktop.storage.usual import FIRST_CALLS, UsualPaces


def test_the_first_calls_of_an_agent_tell_his_usual_pace_and_later_ones_do_not_move_it(tmp_path):
    path = tmp_path / "home" / "usual.json"
    for figure in (200.0, 220.0, 900.0, 210.0):
        UsualPaces(path).keep("8001", figure)
    assert UsualPaces(path).usual("8001") == 0.0
    UsualPaces(path).keep("8001", 230.0)
    UsualPaces(path).keep("8001", 300.0)
    assert FIRST_CALLS == 5
    assert UsualPaces(path).usual("8001") == 220.0
    assert UsualPaces(path).usual("8002") == 0.0


@pytest.mark.parametrize("spoilt", ["", "[]", '{"agents": 3}', '{"agents": {"1": ["x"]}}', "\xff"])
def test_a_spoilt_file_counts_as_empty_and_is_made_anew(tmp_path, spoilt):
    path = tmp_path / "usual.json"
    path.write_bytes(spoilt.encode("latin-1"))
    paces = UsualPaces(path)
    assert paces.usual("1") == 0.0
    for _ in range(FIRST_CALLS):
        paces.keep("1", 240.0)
    assert paces.usual("1") == 240.0


def test_a_folder_that_takes_nothing_is_told(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(PeitingError, match="平时的语速"):
        UsualPaces(tmp_path / "file" / "usual.json").keep("1", 240.0)
