"""Every pair of colours that meets in the window, in every theme and for every eye."""

import re
from dataclasses import fields

import pytest
from gui.access.colour_vision import VISIONS, contrast, seen
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.gui.text_size import SIZES, percent, scaled
from desktop.gui.theme import THEMES, Colours, Theme, load_colours, style_sheet

_ON_GROUND = ("ink", "dim", "said", "accent", "ok", "warn", "bad")
_TEXTS = [
    *((text, ground) for text in _ON_GROUND for ground in ("bg", "card")),
    ("on_accent", "accent"),
    ("accent", "on_accent"),
    ("warn", "warn_bg"),
    ("bad", "bad_bg"),
    *((text, "accent_bg") for text in ("accent", "dim", "bad", "ok")),
    *(("ink", ground) for ground in ("warn_bg", "bad_bg", "accent_bg")),
]
"""What is written on what."""
_MARKS = [
    *((mark, ground) for mark in ("focus", "accent", "ok", "warn", "bad") for ground in ("bg", "card")),
    *(("focus", ground) for ground in ("accent_bg", "warn_bg", "bad_bg")),
    ("accent", "bar"),
    ("warn", "bar"),
]
"""What is drawn on what: frames of the keyboard, dots, bars, signs."""


def test_the_measure_knows_black_on_white() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)


def test_the_eyes_are_those_of_the_paper() -> None:
    for vision in ("protanopia", "deuteranopia"):
        red, green, _blue = seen("#c83214", vision)
        assert red == pytest.approx(green)
    assert contrast("#ff0000", "#000000", "protanopia") < 0.7 * contrast("#ff0000", "#000000"), "red is dark to him"


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("theme", THEMES)
def test_text_reaches_wcag_aa_for_every_eye(theme: str, vision: str) -> None:
    colours = load_colours(theme)
    least = 7.0 if theme == "contrast" and vision == "all" else 4.5
    low = {
        pair: round(found, 2)
        for pair in _TEXTS
        if (found := contrast(*(getattr(colours, name) for name in pair), vision)) < least
    }
    assert low == {}


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("theme", THEMES)
def test_marks_stand_out_for_every_eye(theme: str, vision: str) -> None:
    colours = load_colours(theme)
    low = {
        pair: round(found, 2)
        for pair in _MARKS
        if (found := contrast(*(getattr(colours, name) for name in pair), vision)) < 3.0
    }
    assert low == {}


def test_the_sheet_uses_only_pairs_that_are_checked() -> None:
    """A rule of the sheet that names both ink and ground names a pair of the lists above."""
    sheet = (paths.assets() / "themes" / "window.qss").read_text(encoding="utf-8")
    found = set()
    for rule in re.findall(r"\{([^}]*)\}", sheet):
        ink = re.search(r"(?<![-\w])color: \$(\w+)", rule)
        ground = re.search(r"(?<![-\w])background: \$(\w+)", rule)
        if ink and ground:
            found.add((ink[1], ground[1]))
    switched_off = {("dim", "bar")}
    """WCAG 1.4.3 leaves out what cannot be pressed."""
    assert found - set(_TEXTS) <= switched_off


def test_high_contrast_is_taken_from_the_system(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    del qtbot
    theme = Theme()
    theme.wear("light")

    class Hints:
        def contrastPreference(self) -> Qt.ContrastPreference:  # noqa: N802 - as Qt calls it
            return Qt.ContrastPreference.HighContrast

    monkeypatch.setattr(theme, "_hints", Hints())
    theme.wear("system")
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    assert app.palette().window().color().name() == load_colours("contrast").bg
    theme.wear("light")


@pytest.mark.parametrize("size", SIZES)
def test_the_sheet_grows_with_the_text(qtbot: QtBot, size: int) -> None:
    del qtbot
    theme = Theme()
    try:
        theme.wear("light", size)
        sheet = style_sheet(load_colours("light"))
        assert (percent(), scaled(12)) == (size, round(12 * size / 100))
        assert f"QWidget {{ font-size: {round(14 * size / 100)}px; }}" in sheet
        assert not re.search(r"\dtx", sheet)
    finally:
        theme.wear("light", 100)


def test_every_theme_has_every_colour() -> None:
    for name in THEMES:
        colours = load_colours(name)
        assert all(re.fullmatch(r"#[0-9a-f]{6}", getattr(colours, field.name)) for field in fields(Colours))
