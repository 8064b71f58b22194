"""The packs that ship: sound, quick to load, and in no contradiction with themselves."""

import re
import time
import tomllib
from itertools import islice, pairwise
from pathlib import Path

import pytest

from desktop import paths
from desktop.core.alternatives import PAUSE, spelt_out
from desktop.core.events import FinalTranscript
from desktop.core.matching import SHORTEST_BY_SOUND, Entry, PhraseMatcher
from desktop.core.placeholders import Names, fill
from desktop.core.rules.course.evidence import EvidenceFinder
from desktop.core.rules.words.forbidden import ForbiddenRule
from desktop.core.rules.words.offences import Offences
from desktop.core.text import normalise
from desktop.storage.library import available_packs, load_library
from desktop.storage.library_entries import read_entries
from desktop.storage.library_files import NOT_PACKS, find_packs, read_files, read_practice_files

PACKS = [pack.id for pack in available_packs([paths.scripts_library()])]
OFFENCES = Offences(load_library("inbound", [paths.scripts_library()]).library)
NAMES = Names(company="星云科技", agent_name="李明", agent_number="1024", greeting="早上好", customer="张女士")


@pytest.fixture(scope="module", params=PACKS)
def library(request):
    return load_library(request.param, [paths.scripts_library()]).library


def sentences(kind):
    """What agents say, a sentence a line."""
    return (Path(__file__).parents[1] / "data" / "phrases" / f"{kind}.txt").read_text(encoding="utf-8").splitlines()


def places(library):
    return (*library.stages, *library.situations)


def spoken(library):
    """Everything that the program ever tells an agent to say."""
    for place in places(library):
        for line in place.lines:
            yield from (fill(text, NAMES) for text in (line.text, *line.variants))
    yield from (fill(phrase.say, NAMES) for phrase in library.phrases)


def test_every_file_loads_with_no_problem():
    problems = []
    packs = find_packs([paths.scripts_library()], problems)
    files = [file for pack in packs for file in read_files(pack, problems)]
    entries = [entry for file in files for entry in read_entries(file, problems)]
    files += [file for pack in packs for file in read_practice_files(pack, problems)]

    assert problems == []
    shipped = {path for path in paths.scripts_library().rglob("*.toml") if path.name not in NOT_PACKS}
    assert {file.path for file in files} == shipped
    assert len(entries) > 100


@pytest.mark.parametrize("pack", PACKS)
def test_every_pack_loads_with_no_problem(pack):
    assert load_library(pack, [paths.scripts_library()]).problems == ()


def test_loading_costs_less_than_reading_its_toml_three_times():
    """Seconds would judge the machine: what reading its TOML costs there is the measure."""

    def parse() -> None:
        for path in paths.scripts_library().rglob("*.toml"):
            tomllib.loads(path.read_text(encoding="utf-8"))

    parsing = least_seconds(parse)
    loading = least_seconds(lambda: load_library("inbound", [paths.scripts_library()]))

    assert loading < 3 * parsing


def least_seconds(work):
    """Of the processor: whatever else runs on the machine is not the loader's fault."""

    def timed() -> float:
        began = time.process_time()
        work()
        return time.process_time() - began

    return min(timed() for _ in range(5))


def test_has_the_base_stages_in_order(library):
    assert [stage.id for stage in library.stages] == ["greeting", "communication", "closing"]


def test_every_prescribed_line_says_where_it_comes_from(library):
    for place in places(library):
        for line in place.lines:
            assert re.fullmatch(r"[QNOHW]\d+(,[QNOHW]\d+)*", line.source.standard), line.id
            assert line.source.document, line.id
    for entry in (*library.phrases, *library.items):
        assert re.fullmatch(r"[QNOHW]\d+(,[QNOHW]\d+)*", entry.source.standard), entry.id


def test_no_line_to_say_is_forbidden(library):
    rule = ForbiddenRule(library)
    found = {}
    for number, text in enumerate(spoken(library)):
        start = 10.0 * number
        heard = FinalTranscript(time=start + 1.0, channel="agent", start=start, end=start + 1.0, text=text)
        if events := list(rule.feed(heard)):
            found[text] = events

    assert found == {}


def test_every_forbidden_phrase_is_found_where_it_is_said(library):
    offences = Offences(library)
    written = [text for phrase in library.phrases for text in (phrase.text, *phrase.variants)]
    said = [spelling.replace(PAUSE, "") for text in written for spelling in islice(spelt_out(text), 3)]
    assert [text for text in said if len(normalise(text)) >= SHORTEST_BY_SOUND and not offences.find(text)] == []


def test_every_group_of_forbidden_phrases_is_worked_out(library):
    assert len(library.phrases) >= 300
    fatal = {phrase.group for phrase in library.phrases if phrase.severity == "fatal"}
    assert fatal <= {"侮辱", "威胁", "内部信息"}


def test_no_example_of_what_to_avoid_is_a_line_to_say(library):
    lines = set(spoken(library))
    for place in places(library):
        assert not lines & set(place.avoid), place.id


def test_no_trigger_leads_out_of_the_stage_whose_line_it_is(library):
    triggers = PhraseMatcher(
        Entry(f"{place.id}", fill(phrase, NAMES)) for place in places(library) for phrase in place.opens.agent
    )
    for stage in library.stages:
        for line in stage.lines:
            for text in (line.text, *line.variants):
                opened = {match.key for match in triggers.find(fill(text, NAMES))}
                assert opened <= {stage.id}, text


def test_a_situation_is_not_opened_by_the_line_of_another_family(library):
    triggers = PhraseMatcher(
        Entry(situation.family, fill(phrase, NAMES))
        for situation in library.situations
        for phrase in situation.opens.agent
    )
    for situation in library.situations:
        for line in situation.lines:
            for text in (line.text, *line.variants):
                opened = {match.key for match in triggers.find(fill(text, NAMES))}
                assert opened <= {situation.family}, text


OPENING = {
    "对不起，您的声音太小，请您拿起话筒说话好吗？": "hands_free",
    "对不起！请您大声一点，好吗？": "soft_voice",
    "对不起，您的电话杂音太大，听不清，请您换一部电话再次打来好吗？再见！": "noise",
    "不好意思，麻烦您讲普通话，好吗？谢谢！": "dialect",
    "对不起，您的电话没有声音，请您换一部电话再次打来，好吗？再见！": "silent_call",
    "对不起，麻烦您将刚才反映的问题再复述一遍，好吗？": "not_heard",
    "麻烦您记录一下，好吗？": "dictation",
    "对不起，您能否将具体情况和联系电话告诉我，我帮您联系好吗？": "other_department",
    "对不起，刚才因为线路忙，让您久等了！请问有什么可以帮助您？": "complaint_hard_to_reach",
    "对不起，让您久等了，我将尽快帮您处理。": "complaint_slow",
    "对不起，由于我们服务不周给您添麻烦了，请您原谅，您是否能将详细情况告诉我？": "complaint_attitude",
    "很抱歉，先生，多谢您反映的意见，我们会尽快向上级部门反映，并在2小时之内给您明确的答复，再见！": "complaint_later",
    "我帮您查询一下，大概一分钟，请您稍等，好吗？": "hold",
    "您的问题需要相关部门处理，我帮您转接，好吗？": "transfer",
}


@pytest.mark.parametrize(("said", "situation"), OPENING.items())
def test_a_prescribed_line_opens_its_situation_and_no_other(said, situation):
    inbound = load_library("inbound", [paths.scripts_library()]).library
    triggers = PhraseMatcher(Entry(one.id, phrase) for one in inbound.situations for phrase in one.opens.agent)

    assert {match.key for match in triggers.find(said)} == {situation}


ORDINARY = [
    "好的，我帮您看一下您的账单",
    "您的套餐是每月五十九元，包含二十G流量",
    "我这边显示您上个月的话费是一百二十八元",
    "您可以在手机上打开设置，点击网络，再点击重置",
    "我家里的宽带从昨天开始就上不了网了",
    "您看明天上午十点可以吗",
    "师傅会在上门之前给您打电话",
    "请您提供一下身份证号码的后四位",
    "您放心，我会一直跟进的",
    "如果您还有不清楚的地方，随时可以问我",
    "我看一下啊，您的余额还有三十五块钱",
    "您没有办法登录的话，可以试试重置密码",
    "我上周就打过电话了，说三天之内处理",
    "他妈妈的手机号是多少",
    "您的意思是不知道密码是吗",
    "我们的营业时间是早上九点到晚上六点",
    "宝宝现在是喂奶还是喝奶粉",
]


@pytest.mark.parametrize("said", ORDINARY)
def test_ordinary_talk_opens_nothing_and_breaks_no_rule(library, said):
    opens = [phrase for one in library.situations for phrase in (*one.opens.agent, *one.opens.customer)]
    closing = library.stage("closing").opens
    triggers = PhraseMatcher(Entry(phrase, phrase) for phrase in (*opens, *closing.agent, *closing.customer))
    heard = FinalTranscript(time=1.0, channel="agent", start=0.0, end=1.0, text=said)

    assert triggers.find(said) == []
    assert list(ForbiddenRule(library).feed(heard)) == []


def test_what_no_agent_may_say_is_found():
    assert [said for said in sentences("offences") if not OFFENCES.find(said)] == []


def test_what_only_sounds_or_looks_forbidden_is_let_pass():
    assert [said for said in sentences("innocent") if OFFENCES.find(said) or OFFENCES.find_damaged(said)] == []


MEANT = {
    ("outbound", "我在外面不方便，晚点再说"): {"bad_moment"},
    ("outbound", "您的姓名是张伟，对吗"): {"name_check"},
}
"""Plain when the customer rings up; to who is rung up it says something."""


@pytest.mark.parametrize("channel", ["agent", "customer"])
def test_plain_talk_opens_and_closes_no_situation(library, channel):
    finder = EvidenceFinder(library)
    found = {}
    for said in sentences(f"plain_{channel}"):
        opened = {one.id for one in finder.find(channel, said) if one.kind == "situation"}
        closed = {one.id for situation in library.situations for one in finder.ends(channel, said, situation)}
        if unmeant := (opened - MEANT.get((library.id, said), set())) | closed:
            found[said] = unmeant

    assert found == {}


EVERYWHERE = """
hold transfer other_department dictation customer_cuts_in customer_thanks customer_praise own_mistake
no_answer_at_hand cannot_do personal_question line_dropped small_talk not_heard agent_soft complaint_abuse
complaint_slow complaint_attitude complaint_later complaint_end suggestion
"""
HEARING = "hands_free soft_voice noise weak_signal dialect silent_call"
OWN = {
    "inbound": f"{HEARING} complaint_hard_to_reach",
    "outbound": f"{HEARING} name_check name_surname_unknown name_given_unknown name_misread name_laughable bad_moment "
    "refusal not_the_holder",
    "online": "remote_help remote_unsolved known_caller card_data others_customer unpaid_customer not_clear "
    "complaint_callback complaint_own_fault",
}


def test_the_packs_are_the_three_lines_of_business():
    assert set(PACKS) == set(OWN)


def test_has_every_situation_of_its_documents(library):
    assert set(f"{EVERYWHERE} {OWN[library.id]}".split()) <= {situation.id for situation in library.situations}


def test_nobody_hangs_up_right_after_the_parting_line(library):
    for place in places(library):
        for step, following in pairwise(place.steps):
            if following.hang_up and not step.then and "再见" in step.line.text:
                assert step.wait >= 3, step.line.id


SECONDS = {"inbound": [5, 5, 5], "outbound": [2, 2, 3]}


@pytest.mark.parametrize(("pack", "seconds"), SECONDS.items())
def test_a_silent_call_is_greeted_twice_and_parted_from_with_the_seconds_of_the_document(pack, seconds):
    steps = load_library(pack, [paths.scripts_library()]).library.situation("silent_call").steps

    assert [step.wait for step in steps if step.wait] == seconds
    assert steps[-1].hang_up


def test_what_is_promised_has_a_time_of_a_day_at_most(library):
    promises = [step.promise for place in places(library) for step in place.steps if step.promise]

    assert promises
    assert all(0 < promise.minutes <= 24 * 60 for promise in promises)
