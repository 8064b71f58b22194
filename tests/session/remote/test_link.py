"""A link does what the command does, or nothing at all."""

import contextlib
from urllib.parse import quote

import pytest
from hostile_names import HOSTILE
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import PeitingError
from desktop.session.remote.caller import plain
from desktop.session.remote.commands import AddNote, GoTo, HoldCall, ResumeCall, StartCall, StopCall
from desktop.session.remote.link import command_of_link


@pytest.mark.parametrize(
    ("link", "command"),
    [
        ("peiting://call/start", StartCall()),
        ("peiting://call/start/?number=13800138000", StartCall("13800138000")),
        ("PeiTing://call/start?number=+86138&name=%E5%BC%A0%E4%BC%9F", StartCall("+86138", "张伟")),
        ("peiting://call/start?title=%E5%85%88%E7%94%9F", StartCall("", "", "先生")),
        ("peiting://call/start?name=张伟", StartCall("", "张伟")),
        ("peiting://call/start?", StartCall()),
        ("peiting://call/stop", StopCall()),
        ("peiting://call/hold", HoldCall()),
        ("peiting://call/resume", ResumeCall()),
        ("peiting://call/note?text=T%20-%201", AddNote("T - 1")),
        ("peiting://call/stage?id=closing", GoTo("closing")),
    ],
)
def test_a_link_is_a_command(link, command):
    assert command_of_link(link) == command


@pytest.mark.parametrize(
    "link",
    [
        "",
        "call/start",
        "http://call/start",
        "peiting:call/start",
        "peiting:///call/start",
        "peiting://window/start",
        "peiting://user@call/start",
        "peiting://call:80/start",
        "peiting://call/status",
        "peiting://call/start/../stop",
        "peiting://call/start#x",
        "peiting://call/start?number=1#x",
        "peiting://call/START",
        "peiting://call/start?number=1&number=2",
        "peiting://call/start?launch=1",
        "peiting://call/start?Number=1",
        "peiting://call/start?number=%zz",
        "peiting://call/start?number=%e",
        "peiting://call/start?number=%ff%fe",
        "peiting://call/start?number=1 --launch",
        "peiting://call/start?number=1\n",
        "peiting://call/stop?number=1",
        "peiting://call/note",
        "peiting://call/note?text=",
        "peiting://call/note?text=%00%0a",
        "peiting://call/stage?id=%20",
        "peiting://call/start?name=" + "x" * 3_000,
        "file:///etc/passwd",
    ],
)
def test_anything_else_does_nothing_and_is_not_repeated(link):
    with pytest.raises(PeitingError) as refused:
        command_of_link(link)
    assert refused.value.code == "bad-link"
    assert "number=1" not in str(refused.value)


@pytest.mark.parametrize("name", [name for name in HOSTILE if len(quote(name)) < 2_000])
def test_a_hostile_name_is_text(name):
    assert command_of_link(f"peiting://call/start?name={quote(name, safe='')}") == StartCall("", plain(name, 60))


@given(st.text(alphabet=st.characters(min_codepoint=33, max_codepoint=126), max_size=60))
def test_no_address_is_a_crash(text):
    for link in (text, f"peiting://{text}", f"peiting://call/start?{text}"):
        with contextlib.suppress(PeitingError):
            assert command_of_link(link) is not None
