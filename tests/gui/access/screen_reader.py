"""What a screen reader is told of a window: its tree of accessible things, and what is wrong with it."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QScrollArea, QWidget

from desktop.gui.fitted_text import FittedText
from desktop.gui.glyph import Glyph

Role = QAccessible.Role
_HELD = (Role.Client, Role.Border, Role.Pane, Role.NoRole, Role.LayeredPane, Role.Window, Role.Separator, Role.Grouping)
"""Roles of what only holds other things: nothing with the keyboard or with something to tell may have one of them."""
_SPOKEN_CATEGORIES = ("L", "N")


@dataclass(frozen=True, slots=True)
class Told:
    """One thing of the tree."""

    widget: QWidget | None
    role: QAccessible.Role
    name: str
    description: str
    focusable: bool

    def __str__(self) -> str:
        what = type(self.widget).__name__ if self.widget is not None else "part"
        place = self.widget.objectName() if self.widget is not None else ""
        held = self.widget.parentWidget() if self.widget is not None else None
        return f"{what}#{place} in {type(held).__name__}: {self.role.name} {self.name!r}"


def told(window: QWidget) -> Iterator[Told]:
    """Everything visible in the window, from outside in, as a screen reader walks it."""
    top = QAccessible.queryAccessibleInterface(window)
    assert top is not None
    yield from _walk(top, 0)


def faults(window: QWidget) -> list[str]:
    """What nobody who cannot see the window would understand."""
    return [fault for one in told(window) if (fault := _fault(one))]


def _walk(thing: QAccessibleInterface, depth: int) -> Iterator[Told]:
    state = thing.state()
    if depth and state.invisible:
        return
    widget = thing.object() if isinstance(thing.object(), QWidget) else None
    if depth and widget is not None and widget.isWindow():
        return
    name, description = thing.text(QAccessible.Text.Name), thing.text(QAccessible.Text.Description)
    yield Told(widget, thing.role(), name, description, bool(state.focusable))
    for number in range(thing.childCount()):
        child = thing.child(number)
        if child is not None and child.isValid():
            yield from _walk(child, depth + 1)


def _fault(one: Told) -> str:
    widget = one.widget
    if widget is None or widget.isWindow():
        return "" if widget is None or one.name else f"no name: {one}"
    found = {
        "takes the keyboard without a name": one.focusable and not speaks(one.name),
        "takes the keyboard in the role of a frame": one.focusable and one.role in _HELD and not _only_holds(widget),
        "a sign for a name": one.role == Role.StaticText and bool(one.name) and not speaks(one.name),
        "a picture that nobody reads": _paints(widget) and (one.role in _HELD or not speaks(one.name)),
    }
    return next((f"{fault}: {one}" for fault, holds in found.items() if holds), "")


def speaks(name: str) -> bool:
    """Whether there is something to pronounce in it."""
    return any(unicodedata.category(character)[0] in _SPOKEN_CATEGORIES for character in name)


def _only_holds(widget: QWidget) -> bool:
    # The page takes the keyboard at the start so that no button looks chosen, a scroll area to be scrolled by keys, a
    # card to be judged by them; their names are read, and what they hold.
    return widget.objectName() in ("page", "judged") or isinstance(widget, QScrollArea)


def _paints(widget: QWidget) -> bool:
    """Whether the widget is drawn by our own code and tells something by it; a sign beside its words does not."""
    if isinstance(widget, Glyph | FittedText) or getattr(widget, "decorative", False):
        # What FittedText tells stands in its viewport.
        return False
    return any("paintEvent" in vars(cls) and cls.__module__.startswith("desktop.") for cls in type(widget).__mro__)
