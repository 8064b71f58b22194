"""Why a file is no TOML: what a person who types Chinese, or copies from Word, has likely done."""

import re

from desktop.storage.library_characters import has_unseen

_SPACES = "\u3000\u00a0\u200b\u200c\u200d\u2060\ufeff\u2002\u2003\u2009"
_HALF = {"＝": "=", "：": "=", "，": ",", "、": ",", "［": "[", "］": "]", "【": "[", "】": "]"}
_HALF |= {"｛": "{", "｝": "}", "＃": "#", "．": "."}
_HAN = re.compile("[\u4e00-\u9fff]")
_ANOTHER_KEY = re.compile(r"[a-z_.]+\s*=")
_CHINESE_END = re.compile(r"[“”＂][\s,，\]］】]*$")


def likely_cause(reason: str, row: str, column: int) -> tuple[str, str]:
    """What is wrong at `column` (from 0) of a line, and how it looks when it is right.

    `reason` is what tomllib says.
    """
    before, rest = row[:column], row[column:]
    first = rest[:1]
    if first in _HALF:
        return _full_width(first, before)
    if first and has_unseen(first):
        return "这里有一个看不见的控制字符，请删去重新输入。", 'text = "您好"'
    for pattern, cause, example in _AT_THE_PLACE:
        if re.match(pattern, rest):
            return cause, example
    return _by_both_sides(reason, before, rest) or _by_reason(reason)


_AT_THE_PLACE = (
    ("[“”‘’「＂]", "这里用了中文引号，请改成英文引号。", 'text = "您好"'),
    (f"[{_SPACES}]", "这里有一个全角空格或看不见的字符，请删去，改用英文的空格。", ""),
    ("[０-９]", "数字要用半角。", "wait = 5"),
    ("True|TRUE|False|FALSE", "true 和 false 要全部小写。", "exact = true"),
)
"""How what stands at the place begins, the cause, and an example."""


def _full_width(sign: str, before: str) -> tuple[str, str]:
    half = _HALF[sign]
    example = 'keys = ["您好", "再见"]' if before.strip() else "[[phrase]]"
    return f"这里用了全角符号“{sign}”，请改成半角的“{half}”。", 'name = "问候"' if half == "=" else example


def _by_both_sides(reason: str, before: str, rest: str) -> tuple[str, str] | None:
    if before.strip("[ \t") == "" and _HAN.match(rest) and ("[" in before or "=" in rest):
        return "键和表头只用英文，不用中文。", "[[phrase]]" if "[" in before else 'name = "问候"'
    if "Illegal character '\\n'" in reason and _CHINESE_END.search(before):
        return "后一个引号是中文的，请改成英文引号。", 'text = "您好"'
    return _by_what_follows(before, rest) if "Expected newline" in reason else None


def _by_what_follows(before: str, rest: str) -> tuple[str, str] | None:
    if before.lstrip().startswith("[") and rest.startswith("]"):
        return "表头两边的方括号不一样多。", "[[phrase]]"
    if before.rstrip().endswith('"') and '"' in rest and not _ANOTHER_KEY.match(rest):
        return "引号里面又有英文引号；文字里要用引号，请用中文的。", 'text = "请按“确定”"'
    if re.search(r"=\s*[\d.]+\s*$", before) and re.match("[\u4e00-\u9fffa-z]", rest):
        return "数字后面不写单位。", "wait = 5"
    return None


def _by_reason(reason: str) -> tuple[str, str]:
    for fragment, cause, example in _CAUSES:
        if fragment in reason:
            return cause, example
    return f"请检查这一行和上一行（{reason}）。", 'text = "您好"'


_CAUSES = (
    ("Cannot overwrite", "同一个键写了两次，请删去一个。", ""),
    ("Cannot declare", "同一个表头写了两次；要写多条请用双方括号。", "[[phrase]]"),
    ("Cannot mutate", "这个键已经写成别的东西，请检查上面是否重复。", ""),
    ("Expected '='", "键的后面少了等号。", 'name = "问候"'),
    ("Invalid value", "等号后面的值写错了，文字要用英文引号括起来。", 'name = "问候"'),
    ("Unclosed array", "方括号没有关上，或者两项之间少了逗号。", 'keys = ["您好", "再见"]'),
    ("Unclosed inline table", "花括号没有关上，或者两项之间少了逗号。", 'source = { standard = "H1" }'),
    ("Illegal character '\\n'", "引号没有关上。", 'text = "您好"'),
    ("Illegal character", "这里有一个看不见的控制字符，请删去重新输入。", 'text = "您好"'),
    ("Escaped character", "这个转义写法不对，请直接写出那个字。", 'text = "您好"'),
    ("Unterminated string", "引号没有关上。", 'text = "您好"'),
    ("Unescaped '\\'", "反斜杠要写两个。", ""),
    ("Expected newline", "一行里写了两样东西，或者文字没有用引号括起来。", ""),
    ("Invalid statement", "这一行不是“键 = 值”，也不是表头。", 'name = "问候"'),
    ("Expected ']]'", "表头的双方括号没有关上。", "[[phrase]]"),
    ("Expected ']'", "表头的方括号没有关上。", "[pack]"),
)
