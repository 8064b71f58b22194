import pytest

from desktop.gui.theme import load_colours

_ON_GROUND = ("ink", "dim", "said", "accent", "ok", "warn", "bad")
_PAIRS = [
    *((text, ground) for text in _ON_GROUND for ground in ("bg", "card")),
    ("on_accent", "accent"),
    ("warn", "warn_bg"),
    ("bad", "bad_bg"),
    *((text, "accent_bg") for text in ("accent", "dim", "bad", "ok")),
    *(("ink", ground) for ground in ("warn_bg", "bad_bg", "accent_bg")),
]


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_knows_black_on_white() -> None:
    assert _contrast("#000000", "#ffffff") == pytest.approx(21.0)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), _PAIRS)
def test_text_reaches_wcag_aa(theme: str, text: str, ground: str) -> None:
    colours = load_colours(theme)
    assert _contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("filled", ["accent", "warn"])
def test_a_filled_bar_stands_out_from_its_ground(theme: str, filled: str) -> None:
    colours = load_colours(theme)
    assert _contrast(getattr(colours, filled), colours.bar) >= 3.0
