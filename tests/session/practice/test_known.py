import pytest

from desktop import paths
from desktop.session.practice.known import subject_names
from desktop.storage.library import load_library


@pytest.fixture(scope="module")
def library():
    return load_library("inbound", (paths.scripts_library(),)).library


@pytest.mark.parametrize(
    ("subject", "told"),
    [
        ("attitude_manager", "提交主管"),
        ("dead_air", "冷场"),
        ("silent_call", "无声电话"),
        ("of-another-pack", "of-another-pack"),
    ],
)
def test_what_is_mastered_goes_by_its_name(library, subject, told):
    assert subject_names([subject], library)[subject] == told
