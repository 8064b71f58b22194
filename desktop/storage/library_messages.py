"""What pydantic found wrong with a table, as messages that a trainer can act on."""

from collections.abc import Iterator
from datetime import date, time
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from desktop.core.placeholders import PLACEHOLDERS
from desktop.storage.library_keys import key_help
from desktop.storage.library_problems import Problem, TomlFile, nearest
from desktop.storage.toml_lines import KeyPath

_LONGEST_SHOWN = 40
"""Characters of a wrong value that a message repeats."""


def explain(file: TomlFile, path: KeyPath, model: type[BaseModel], error: ValidationError) -> Iterator[Problem]:
    """A problem for each mistake in the table at `path`; keys that are missing from it together make one."""
    missing: dict[KeyPath, list[str]] = {}
    for detail in error.errors(include_url=False):
        location: KeyPath = tuple(detail["loc"])
        if detail["type"] == "missing":
            missing.setdefault(location[:-1], []).append(str(location[-1]))
            continue
        place = (*location, detail["ctx"]["key"]) if "key" in detail.get("ctx", {}) else location
        key = next((part for part in reversed((*path, *place)) if isinstance(part, str)), "")
        example = "" if detail["type"] == "extra_forbidden" else key_help(key, _table((*path, *place), key)).example
        yield file.problem((*path, *place), _message(key, model, location, detail), example)
    for location, keys in missing.items():
        table = _table((*path, *location, keys[0]), keys[0])
        yield file.problem(
            (*path, *location),
            f"缺少必填的{'、'.join(f'“{key}”' for key in keys)}。",
            "，".join(key_help(key, table).example for key in keys),
        )


def shown(value: Any) -> str:
    """A value of a TOML file as a message may repeat it: short, whatever it is."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "一组“键 = 值”"
    if isinstance(value, list):
        return f"一列，共 {len(value)} 项"
    if isinstance(value, int) and value.bit_length() > 128:
        return "一个太大的数"
    if isinstance(value, date | time):
        return f"日期或时间 {value.isoformat()}"
    text = value if isinstance(value, str) else repr(value)
    text = text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "……"
    return f"“{text}”" if isinstance(value, str) else text


def _table(path: KeyPath, key: str) -> str:
    """The name of the table that the key stands in."""
    names = [part for part in path if isinstance(part, str)]
    return names[-2] if len(names) > 1 and names[-1] == key else ""


def _message(key: str, model: type[BaseModel], location: KeyPath, detail: ErrorDetails) -> str:
    kind, context, given = detail["type"], detail.get("ctx", {}), detail["input"]
    if kind == "extra_forbidden":
        return f"不认识“{key}”，{nearest(key, _known_keys(model, location[:-1]))}"
    if kind == "placeholder":
        names = "、".join(f"{{{name}}}" for name in sorted(PLACEHOLDERS))
        name = context["name"][:_LONGEST_SHOWN]
        return (f"不认识占位符“{{{name}}}”" if name else "花括号没有成对") + f"，可用的占位符有：{names}。"
    if kind in _SIMPLE:
        return _SIMPLE[kind].format(**{"key": key, "given": shown(given), **context})
    if kind == "literal_error":
        return f"{shown(given)}不是可选的值，可选：{context['expected'].replace(' or ', ', ').replace(', ', '、')}。"
    wanted = _WANTED.get(kind)
    if wanted:
        return f"“{key}”应当是{wanted}，现在是{shown(given)}。"
    bounds = "，".join(f"{_BOUNDS[name]} {context[name]:g}" for name in _BOUNDS if name in context)
    return f"“{key}”的值{shown(given)}不对" + (f"，应当{bounds}。" if bounds else "。")


def _known_keys(model: type[BaseModel], location: KeyPath) -> list[str]:
    for part in location:
        if isinstance(part, str) and part in model.model_fields:
            model = _inner_model(model.model_fields[part].annotation) or model
    return [field.alias or name for name, field in model.model_fields.items()]


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    for one in (annotation, *get_args(annotation)):
        if isinstance(one, type) and issubclass(one, BaseModel):
            return one
    return None


_SIMPLE = {
    "say_or_do": "每一步要么写 say（要说的话），要么写 do（要做的事），两个里写一个。",
    "stage_or_family": "必说项要么写 stage（在哪个阶段说），要么写 family（在哪一组情形里说），两个里写一个。",
    "reserved_id": "“return”表示回到原来的地方，不能作步骤的 id，请换一个。",
    "do_is_not_heard": "do 是要做的事，不会去听有没有说，“{key}”只能和 say 一起写。",
    "hang_up_on_say": '挂机要单独写成一步 do（如 do = "现在可以挂机"），不能写在 say 上，否则话没说完就可以挂了。',
    "wait_at_hang_up": "到了可以挂机的一步就不用再等；请把 wait 写在它前面那一步。",
    "key_not_in_say": "“{missing}”不在 say 里，这句话永远不会算作说过。",
    "too_open": "“{key}”里的选择太多：一句最多 {places} 处选择、{open} 处“…”，请拆成几句。",
    "too_many_wordings": "“{key}”合起来超过 {most} 种说法，请拆成几句。",
    "needs_exact": "“{text}”太短，按读音找会到处误报；请加上 exact = true，一字不差才算。",
    "changes_nothing": "除了 id 什么也没有改；请写上要改的 say、do、keys、variants、tip 或 title。",
    "steps_of_facts": "“plain”是 {plain} 件起，“grave”是 {grave} 件起：件数要一级比一级多。",
    "steps_of_points": "扣分要一级比一级重：slight 不大于 plain，plain 不大于 grave。",
    "no_evidence": "judged 写的是 {judged}，要在 evidence 里写明程序看什么；程序看不出的，写 trainer。",
    "evidence_for_trainer": "judged 写的是 trainer，程序不看 evidence；要程序先判、培训师确认，写 both。",
    "points_for_nothing": "这一项没有分数，也没有写 fatal（致命），判了也没有用。",
    "deducts_more_than_all": "grave 扣 {grave} 分，比这一项的 {points} 分还多。",
    "changes_no_item": "除了 id 什么也没有改；请写上要改的 points、deductions、judged、evidence、name 等。",
    "too_ambiguous": "{given}只有 {length} 个字能听（占位符不算），平常说话也会碰到；至少要 {shortest} 个字。",
    "wide_braces": "花括号要用英文半角的，否则坐席看到的就是花括号本身。",
    "unseen": "“{key}”里有看不见的控制字符，请删去，重新输入。",
    "drill_placeholder": "演练里的话按原样说出来，不能有花括号和占位符；请写成实际的字，例如本公司、工号一零零一。",
    "unspoken": "{given}里没有一个能说出来的字。",
    "string_too_short": "“{key}”不能为空。",
    "too_short": "“{key}”不能为空。",
    "string_pattern_mismatch": "{given}不能作 id，只能用小写英文字母、数字、下划线和短横线。",
}

_WANTED = {
    "string_type": "用英文引号括起来的文字",
    "list_type": "方括号里的一列",
    "bool_type": "true 或 false（不加引号）",
    "float_type": "数字（不加引号）",
    "int_type": "整数（不加引号）",
    "finite_number": "有限的数字",
    "model_type": "一组“键 = 值”",
    "dict_type": "一组“键 = 值”",
}

_BOUNDS = {"gt": "大于", "ge": "不小于", "lt": "小于", "le": "不大于", "max_length": "不长于", "min_length": "不短于"}
