import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import PeitingError
from desktop.session.written_call import Header, read_written_call

GOOD = '{"start": 1.0, "end": 2.0, "text": "您好"}'


def write(tmp_path, *lines: str):
    path = tmp_path / "call.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_call_is_read_by_start_with_its_header(tmp_path):
    header = '{"call": {"channels": ["agent", "customer"], "end": 63.0, "hung_up": "agent", "pack": "inbound"}}'
    later = '{"start": 5, "end": 6, "channel": "customer", "text": "喂", "dbfs": -30}'
    call = read_written_call(write(tmp_path, header, later, "", GOOD))
    assert [(turn.channel, turn.text, turn.dbfs) for turn in call.turns] == [
        ("agent", "您好", None),
        ("customer", "喂", -30),
    ]
    assert (call.channels, call.end, call.header.hung_up) == (("agent", "customer"), 63.0, "agent")


def test_a_channel_may_exist_and_stay_silent(tmp_path):
    assert read_written_call(write(tmp_path, GOOD)).channels == ("agent",)
    header = '{"call": {"channels": ["customer", "agent"]}}'
    assert read_written_call(write(tmp_path, header, GOOD)).channels == ("agent", "customer")


def test_what_a_header_leaves_open_is_unknown(tmp_path):
    unknown = "channels", "end", "hung_up", "started_at", "pack", "company", "agent_number", "customer"
    header = json.dumps({"call": dict.fromkeys(unknown)})
    assert read_written_call(write(tmp_path, header, GOOD)).header == Header()


def test_a_number_may_be_written_as_one(tmp_path):
    assert read_written_call(write(tmp_path, '{"call": {"agent_number": 8012}}', GOOD)).header.agent_number == "8012"


def test_half_a_character_is_replaced(tmp_path):
    call = read_written_call(write(tmp_path, '{"start": 1, "end": 2, "text": "\\ud800您好\\ud83d\\ude00"}'))
    assert call.turns[0].text == "\ufffd您好😀"


def test_a_mark_at_the_beginning_of_the_file_is_no_text(tmp_path):
    path = tmp_path / "call.jsonl"
    path.write_text(GOOD, encoding="utf-8-sig")
    assert len(read_written_call(path).turns) == 1


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "不是有效的 JSON"),
        ("[1]", "不是 JSON 对象"),
        ('{"start": -1, "end": 2, "text": "好"}', "“start”"),
        ('{"start": NaN, "end": 2, "text": "好"}', "“start”"),
        ('{"start": 1, "end": Infinity, "text": "好"}', "“end”"),
        ('{"start": 1, "end": 1' + "0" * 400 + ', "text": "好"}', "“end”"),
        ('{"start": "1", "end": 2, "text": "好"}', "不是数字"),
        ('{"start": true, "end": 2, "text": "好"}', "不是数字"),
        ('{"end": 2, "text": "好"}', "缺少 “start”"),
        ('{"start": 3, "end": 2, "text": "好"}', "不晚于"),
        ('{"start": 1, "end": 99999, "text": "好"}', "12 小时"),
        ('{"start": 1, "end": 2}', "“text”"),
        ('{"start": 1, "end": 2, "text": " "}', "“text”"),
        ('{"start": 1, "end": 2, "text": ["好"]}', "“text”"),
        ('{"start": 1, "end": 2, "text": "好", "channel": "boss"}', "“channel”"),
        ('{"start": 1, "end": 2, "text": "好", "channel": ["agent"]}', "“channel”"),
        ('{"start": 1, "end": 2, "text": "好", "dbfs": 3}', "“dbfs”"),
        ('{"start": 1, "end": 2, "text": 10086}', "“text”"),
        ('{"start": 1, "end": 2, "text": "' + "好" * 2001 + '"}', "2001 字"),
        ('{"start": 1, "start": 0, "end": 2, "text": "好"}', "“start” 写了两次"),
        ("[" * 100_000, "不是有效的 JSON"),
        ('{"call": {}}', "第一行"),
    ],
)
def test_a_bad_line_is_refused_with_its_number(tmp_path, line, told):
    with pytest.raises(PeitingError) as refused:
        read_written_call(write(tmp_path, GOOD, line))
    assert "call.jsonl 第 2 行" in refused.value.message
    assert told in refused.value.message
    assert refused.value.remedy


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([], "是空的"),
        (["", " "], "是空的"),
        (['{"call": {}}'], "没有一句话"),
        (['{"call": 3}', GOOD], "不是对象"),
        (['{"call": {"end": 1.5}}', GOOD], "还早"),
        (['{"call": {"channels": ["boss"]}}', GOOD], "“channels”"),
        (['{"call": {"channels": "agent"}}', GOOD], "“channels”"),
        (['{"call": {"hung_up": "boss"}}', GOOD], "“hung_up”"),
        (['{"call": {"company": {}}}', GOOD], "“company”"),
        (['{"call": {"started_at": "yesterday"}}', GOOD], "“started_at”"),
        (['{"call": {"started_at": 1764000000}}', GOOD], "“started_at”"),
    ],
)
def test_a_bad_file_is_refused(tmp_path, lines, told):
    with pytest.raises(PeitingError) as refused:
        read_written_call(write(tmp_path, *lines))
    assert told in str(refused.value)
    assert "call.jsonl" in str(refused.value)


def test_what_is_no_text_file_is_refused(tmp_path):
    path = tmp_path / "call.jsonl"
    path.write_bytes("您好".encode("gbk"))
    with pytest.raises(PeitingError, match="UTF-8"):
        read_written_call(path)
    with pytest.raises(PeitingError, match="找不到"):
        read_written_call(tmp_path / "none.jsonl")
    with pytest.raises(PeitingError, match="无法读取"):
        read_written_call(tmp_path)


@given(st.text(max_size=200))
def test_any_file_is_read_or_refused_and_never_crashes(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("any") / "call.jsonl"
    path.write_bytes(text.encode("utf-8", "replace"))
    try:
        message = str(read_written_call(path).end)
    except PeitingError as refused:
        message = refused.message
    assert message
