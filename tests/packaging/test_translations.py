"""No text of the window without its English, none that the source no longer has, and none that was overlooked."""

import ast
import string
from pathlib import Path
from types import ModuleType

import pytest

ALLOWED = {
    ("customer_editor.py", "先生"): "the form of address goes into lines that are said to the customer",
    ("customer_editor.py", "女士"): "the form of address goes into lines that are said to the customer",
    ("moves.py", "没有回应"): "compared with what the rules give as a reason",
    ("settings_dialog.py", "中文"): "languages call themselves what they call themselves",
}
"""What stays as it is, and why."""
IN_CHINESE = {"handbook_text.py": "the handbook is written in Chinese, and so are the tables that are put into it"}
"""Whole files that hold content."""


@pytest.fixture
def update(root: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(root / "packaging" / "translations")
    import update

    return update


@pytest.fixture
def texts(update: ModuleType) -> ModuleType:
    import texts

    return texts


@pytest.fixture
def translations(update: ModuleType, root: Path) -> dict[str, str]:
    return update.read_translations(root / "assets" / "translations" / "peiting_en.ts")


def test_every_text_has_its_translation_and_no_other_is_left(
    texts: ModuleType, root: Path, translations: dict[str, str]
) -> None:
    found = texts.texts_of(root)
    missing = [f"{text.file}:{text.line}: {text.source}" for text in found.values() if text.source not in translations]
    assert missing == [], "run packaging/translations/update.py and translate assets/translations/peiting_en.ts"
    assert sorted(set(translations) - set(found)) == [], "run packaging/translations/update.py"


def test_no_chinese_stands_in_the_source_of_the_window_untranslated(texts: ModuleType, root: Path) -> None:
    gui = root / "desktop" / "gui"
    found = {
        (path.relative_to(gui).as_posix(), literal)
        for path in gui.rglob("*.py")
        if path.name not in IN_CHINESE
        for literal in _bare_literals(ast.parse(path.read_text(encoding="utf-8")))
        if texts.is_chinese(literal)
    }
    assert sorted(found - set(ALLOWED)) == [], "say it through desktop.gui.language.tr"
    assert sorted(set(ALLOWED) - found) == [], "no longer there: take it out of the list"


def test_only_literals_without_values_are_given_to_be_translated(root: Path) -> None:
    wrong = [
        f"{path.name}:{node.lineno}"
        for path in (root / "desktop" / "gui").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("tr", "tr_noop")
        if isinstance(node.args[0], ast.JoinedStr | ast.BinOp)
    ]
    assert wrong == [], "values come in by format, after the translation"


def test_translations_are_filled_in_with_the_same_values(translations: dict[str, str]) -> None:
    different = {source: text for source, text in translations.items() if _placeholders(source) != _placeholders(text)}
    assert different == {}


def test_no_translation_is_still_chinese(texts: ModuleType, translations: dict[str, str]) -> None:
    quoted = {"张, 欧阳", "(先生)", "(女士)", "××公司，我是 8012 号", "你", "喂"}
    chinese = {}
    for source, text in translations.items():
        bare = text
        for words in quoted:
            bare = bare.replace(words, "")
        if texts.is_chinese(bare):
            chinese[source] = text
    assert chinese == {}


def test_what_the_window_reads_is_made_of_what_translators_write(
    update: ModuleType, root: Path, tmp_path: Path
) -> None:
    for path in (root / "assets" / "translations").glob("*.ts"):
        update.release(path, tmp_path / "made.qm")
        assert path.with_suffix(".qm").read_bytes() == (tmp_path / "made.qm").read_bytes(), (
            "run packaging/translations/update.py"
        )


def test_a_new_text_comes_in_unfinished_and_one_that_is_gone_goes(
    update: ModuleType, texts: ModuleType, tmp_path: Path
) -> None:
    path = tmp_path / "peiting_en.ts"
    here = {source: texts.Text(source, "desktop/gui/a.py", 1) for source in ("开始", "<停> & {n}")}
    assert update.write_translations(path, "en", here, {"开始": "Start", "<停> & {n}": "<stop> & {n}"}) == []
    assert update.read_translations(path) == {"开始": "Start", "<停> & {n}": "<stop> & {n}"}
    later = {source: texts.Text(source, "desktop/gui/a.py", 1) for source in ("开始", "新的")}
    assert update.write_translations(path, "en", later, update.read_translations(path)) == ["新的"]
    assert update.read_translations(path) == {"开始": "Start"}


def test_texts_are_found_wherever_they_stand(texts: ModuleType, tmp_path: Path) -> None:
    gui = tmp_path / "desktop" / "gui"
    gui.mkdir(parents=True)
    code = 'A = (tr_noop("一"),)\ndef b():\n    return tr(\n        "二"\n        "三"\n    )\n'
    (gui / "a.py").write_text(code, encoding="utf-8")
    for file in texts.TABLES:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text("", encoding="utf-8")
    assert list(texts.texts_of(tmp_path)) == ["一", "二三"]


def _bare_literals(tree: ast.Module) -> list[str]:
    """String literals that are neither docstrings nor given to be translated."""
    spared = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            spared.add(node.value)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("tr", "tr_noop"):
            spared.update(node.args[:1])
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in spared
    ]


def _placeholders(text: str) -> set[tuple[str | None, str | None]]:
    return {(name, form) for _before, name, form, _ in string.Formatter().parse(text) if name is not None}
