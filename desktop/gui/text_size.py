"""How large text is: 100, 125, 150 or 200 per cent, as the user has set it.

The application's font carries the size, as its palette carries the colours. The style sheet writes sizes in `tx`,
pixels at 100 %; what is painted or laid out by hand asks `scaled`.
"""

import re

from PySide6.QtWidgets import QApplication

SIZES = (100, 125, 150, 200)
_USUAL_PIXELS = 14
_LARGE = 140
"""Per cent from which rows that stood side by side stand below each other: there is no room for them otherwise."""
_TEXT_PIXELS = re.compile(r"\b(\d+)tx\b")


def scaled(pixels: float) -> int:
    """So many pixels at 100 %, at the size of the moment."""
    return round(pixels * percent() / 100)


def percent() -> int:
    """The size of the moment."""
    application = QApplication.instance()
    pixels = application.font().pixelSize() if isinstance(application, QApplication) else 0
    # Without a size in pixels the font is the system's, which the style sheet overrules.
    return min(SIZES, key=lambda size: abs(size - 100 * pixels / _USUAL_PIXELS)) if pixels > 0 else 100


def is_large() -> bool:
    """Whether there is no room for what else stands side by side."""
    return percent() >= _LARGE


def size_text(application: QApplication, wanted: int) -> None:
    """Have the application's font carry this size; the style sheet has to be made anew."""
    font = application.font()
    font.setPixelSize(round(_USUAL_PIXELS * wanted / 100))
    application.setFont(font)


def in_pixels(style_sheet: str) -> str:
    """The sheet with its `tx` in pixels of the moment."""
    return _TEXT_PIXELS.sub(lambda found: f"{scaled(int(found[1]))}px", style_sheet)
