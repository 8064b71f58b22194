"""Light, dark, high contrast: colours from assets/themes, a style sheet, and a palette for what is painted by hand."""

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from string import Template

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from desktop import paths
from desktop.gui.text_size import in_pixels, size_text

FONT_FAMILIES = ("Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC")
"""The usual Chinese interface font of Windows, macOS and Linux, in that order; the first one installed is used."""
THEMES = ("light", "dark", "contrast")


@dataclass(frozen=True, slots=True)
class Colours:
    """One theme, as #rrggbb."""

    bg: str
    card: str
    ink: str
    dim: str
    line: str
    bar: str
    accent: str
    on_accent: str
    accent_bg: str
    said: str
    ok: str
    warn: str
    warn_bg: str
    bad: str
    bad_bg: str
    focus: str
    """Of the frame around what has the keyboard."""


_ROLES = {
    "bg": QPalette.ColorRole.Window,
    "card": QPalette.ColorRole.Base,
    "ink": QPalette.ColorRole.WindowText,
    "dim": QPalette.ColorRole.PlaceholderText,
    "line": QPalette.ColorRole.Mid,
    "bar": QPalette.ColorRole.Midlight,
    "accent": QPalette.ColorRole.Highlight,
    "on_accent": QPalette.ColorRole.HighlightedText,
    "said": QPalette.ColorRole.LinkVisited,
    "ok": QPalette.ColorRole.Link,
    "warn": QPalette.ColorRole.Dark,
    "bad": QPalette.ColorRole.BrightText,
    "focus": QPalette.ColorRole.Shadow,
}
"""The palette's roles as carriers of our colours: Qt hands them down to every child and repaints on a change."""


def colour(widget: QWidget, name: str) -> QColor:
    """The theme's colour of that name, for a widget that paints itself."""
    return widget.palette().color(_ROLES[name])


def load_colours(name: str) -> Colours:
    """The colours of `light`, `dark` or `contrast`."""
    text = (_folder() / f"{name}.toml").read_text(encoding="utf-8")
    return Colours(**tomllib.loads(text)["colours"])


def style_sheet(colours: Colours) -> str:
    """The window's style sheet in these colours."""
    template = Template((_folder() / "window.qss").read_text(encoding="utf-8"))
    names = {field.name: getattr(colours, field.name) for field in fields(colours)}
    return in_pixels(template.substitute(names, icons=(paths.assets() / "icons").as_posix()))


def palette(colours: Colours) -> QPalette:
    """The same colours for painted widgets and for the parts that the style sheet leaves alone."""
    made = QPalette()
    for name, role in _ROLES.items():
        made.setColor(role, QColor(getattr(colours, name)))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.ToolTipText):
        made.setColor(role, QColor(colours.ink))
    for role in (QPalette.ColorRole.Button, QPalette.ColorRole.AlternateBase, QPalette.ColorRole.ToolTipBase):
        made.setColor(role, QColor(colours.card))
    return made


class Theme(QObject):
    """Dresses the application, and follows the system while the setting says `system`."""

    def __init__(self, parent: QObject | None = None) -> None:
        """It is followed as long as `parent` is there; without one, by the application itself."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        super().__init__(parent or app)
        self._app = app
        self._wish = "system"
        self._worn: tuple[str, int] = ("", 0)
        self._percent = 100
        app.setStyle("Fusion")
        font = QFont()
        font.setFamilies(list(FONT_FAMILIES))
        app.setFont(font)
        app.styleHints().colorSchemeChanged.connect(self._follow)
        # Both are kept: the accessibility of hints that Python has let go of is gone too.
        self._styles = app.styleHints()
        self._hints = self._styles.accessibility()
        self._hints.contrastPreferenceChanged.connect(self._follow)

    def wear(self, wish: str, percent: int = 0) -> None:
        """Take `system`, `light`, `dark` or `contrast`, and text of so many per cent; 0 leaves its size as it is."""
        self._wish = wish
        self._percent = percent or self._percent
        self._follow()

    def size_text(self, percent: int) -> None:
        """Have text of so many per cent; what was laid out before keeps the room that it took."""
        self.wear(self._wish, percent)

    def _follow(self) -> None:
        name = self._wish if self._wish in THEMES else self._system
        if (name, self._percent) == self._worn:
            return
        self._worn = (name, self._percent)
        size_text(self._app, self._percent)
        colours = load_colours(name)
        self._app.setPalette(palette(colours))
        self._app.setStyleSheet(style_sheet(colours))

    @property
    def _system(self) -> str:
        if self._hints.contrastPreference() == Qt.ContrastPreference.HighContrast:
            return "contrast"
        return "dark" if self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"


def restyle(widget: QWidget, **properties: str) -> None:
    """Set properties that the style sheet selects by, and have it look again. Unchanged ones cost nothing."""
    changed = {name: value for name, value in properties.items() if widget.property(name) != value}
    if not changed:
        return
    for name, value in changed.items():
        widget.setProperty(name, value)
    for each in (widget, *widget.findChildren(QWidget)):
        each.style().unpolish(each)
        each.style().polish(each)


def _folder() -> Path:
    return paths.assets() / "themes"
