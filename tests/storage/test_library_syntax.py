"""What trainers mistype: the message names the cause that they can see, or cannot."""

import pytest

from desktop.storage.library_files import read_toml

PHRASE = '[[phrase]]\nid = "p"\ntext = "你自己看着办"\nsay = "我帮您看。"\ngroup = "推诿"\n'
LIST = PHRASE + 'variants = ["你自己看一下", "你自己看看"]\n'

MISTAKES = {
    "Chinese quote at the end": ('办"', "办”", 3, "后一个引号是中文的"),
    "Chinese quotes": ('"你自己看着办"', "“你自己看着办”", 3, "中文引号"),
    "full-width equals sign": ("text = ", "text ＝ ", 3, "半角的“=”"),
    "full-width colon": ("text = ", "text：", 3, "半角的“=”"),
    "full-width comma": ('", "', '"，"', 6, "半角的“,”"),
    "Chinese brackets of a list": ("= [", "= 【", 6, "半角的“[”"),
    "Chinese brackets of a head": ("[[phrase]]", "【【phrase】】", 1, "半角的“[”"),
    "wide space before the key": ("\ntext", "\n\u3000text", 3, "全角空格"),
    "wide space before the value": ('= "你', '=\u3000"你', 3, "全角空格"),
    "space of a web page": ("text =", "text\u00a0=", 3, "全角空格"),
    "space without width": ("text =", "\u200btext =", 3, "看不见的字符"),
    "Chinese key": ("text =", "原话 =", 3, "键和表头只用英文"),
    "Chinese head": ("[[phrase]]", "[[忌语]]", 1, "键和表头只用英文"),
    "brackets of a head": ("[[phrase]]", "[phrase]]", 1, "方括号不一样多"),
    "quotes in quotes": ("看着", '"看着"', 3, "引号里面又有英文引号"),
    "True": ("\ntext", "\nexact = True\ntext", 3, "全部小写"),
    "full-width digit": ("\ntext", "\nwait = ５\ntext", 3, "数字要用半角"),
    "unit": ("\ntext", "\nwait = 5秒\ntext", 3, "不写单位"),
    "line break of Word": ("\ntext", "\x0btext", 2, "控制字符"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_called_by_its_name(tmp_path, mistake):
    right, wrong, line, cause = MISTAKES[mistake]
    assert right in LIST
    file = tmp_path / "ours.toml"
    file.write_text(LIST.replace(right, wrong, 1), encoding="utf-8")
    problems = []

    assert read_toml(file, tmp_path, problems) is None

    (problem,) = problems
    assert problem.line == line
    assert cause in problem.message


def test_what_is_right_is_read(tmp_path):
    file = tmp_path / "ours.toml"
    file.write_text(LIST, encoding="utf-8")

    assert read_toml(file, tmp_path, []) is not None
