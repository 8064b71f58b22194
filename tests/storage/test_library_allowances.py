"""Where a forbidden phrase may be said: `unless_in` names places of any pack."""

from desktop.storage.library import load_library

PHRASE = '[[phrase]]\nid = "x"\ntext = "听不懂您"\nsay = "请您慢慢说。"\ngroup = "反问"\nunless_in = {}\n'
OTHER = {
    "q/pack.toml": '[pack]\nid = "q"\n',
    "q/f.toml": '[[family]]\nid = "trouble"\nname = "听不懂"\n[[situation]]\nid = "dialect"\n',
}


def load(library, names):
    return load_library("p", [library({**OTHER, "p/phrases.toml": PHRASE.format(names)})])


def test_places_of_this_pack_and_of_others_are_known(library):
    loaded = load(library, '["greeting", "trouble", "dialect"]')

    assert loaded.problems == ()
    assert loaded.library.phrases[0].unless_in == ("greeting", "trouble", "dialect")


def test_what_no_pack_has_is_told_with_the_nearest_of_all(library):
    loaded = load(library, '["trouble", "dialekt"]')

    (problem,) = loaded.problems
    assert problem.line == 6
    assert "没有 id 为“dialekt”的阶段、情形或分组，这一处没有生效，是否想写 dialect？" in problem.message
    assert [phrase.id for phrase in loaded.library.phrases] == ["x"]
