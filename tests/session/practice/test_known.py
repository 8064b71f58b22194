import pytest

from desktop.session.practice.known import subject_names


@pytest.mark.parametrize(
    ("subject", "told"),
    [
        ("attitude_manager", "提交主管"),
        ("dead_air", "冷场"),
        ("silent_call", "无声电话"),
        ("fatal_pushing", "两次明确拒绝之后仍强行推销"),
        ("refusal", "客户明确拒绝"),
        ("of-no-pack", "of-no-pack"),
    ],
)
def test_what_is_mastered_goes_by_its_name(subject, told):
    assert subject_names([subject], "inbound")[subject] == told
