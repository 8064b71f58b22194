import pytest

from desktop.core.script import Branch, Line, Promise, Step, Trigger
from desktop.session.procedure_words import duration, in_words, opening_words


def step(name, **more):
    return Step(Line(name, name, name), **more)


def follows(*steps, **more):
    return [words.follows for words in in_words(steps, **more)]


def test_steps_are_numbered_and_ways_lead_to_numbers():
    steps = (
        step("a", wait=2.0),
        step("b", wait=0.5, then="a"),
        step("c", kind="do", then="return"),
        step("d", wait=3.0),
    )

    assert [(words.number, words.does) for words in in_words(steps)] == [(1, "说"), (2, "说"), (3, "做"), (4, "说")]
    assert follows(*steps) == [("等 2 秒 → 第 2 步",), ("等 0.5 秒 → 第 1 步",), ("然后 → 回到原处",), ("等 3 秒",)]


def test_a_branch_tells_what_takes_it():
    heard = Branch("客户同意", "b", Trigger(agent=("听到了吗",), customer=("好的", "可以", "行")))
    voice = Branch("客户有回应", "return", voice=True)
    chosen = Branch("客户没带手机", "return")

    assert follows(step("a", branches=(heard, voice, chosen)), step("b"), phrases=2)[0] == (
        "如果客户同意（坐席说“听到了吗”；客户说“好的”“可以”等 3 种说法） → 第 2 步",
        "如果客户有回应（客户一开口就算） → 回到原处",
        "如果客户没带手机 → 回到原处",
    )


def test_promises_and_hanging_up_are_told():
    assert follows(step("a", promise=Promise("回电", 90), hang_up=True)) == [
        ("记下承诺：回电（90 分钟之内）", "到这一步才可以挂机")
    ]


def test_what_opens_a_situation():
    assert opening_words(Trigger(customer=("我要投诉",), silence=2.5, level=-45)) == (
        "客户说“我要投诉”",
        "客户 2.5 秒没有出声",
        "客户的声音低于 -45 dBFS（只提示，由坐席决定）",
    )
    assert opening_words(Trigger(line="broken")) == ("客户的声音断断续续（只提示，由坐席决定）",)
    assert opening_words(Trigger()) == ()


@pytest.mark.parametrize(
    ("minutes", "said"), [(30, "30 分钟"), (120, "2 小时"), (1440, "24 小时"), (2880, "2 天"), (90, "90 分钟")]
)
def test_minutes_as_people_say_them(minutes, said):
    assert duration(minutes) == said
