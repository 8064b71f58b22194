"""Parts of dialogs whose setting the administrator of the computer has fixed: greyed, and said to be so."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractButton, QFormLayout, QLabel, QWidget

from desktop.gui.language import tr
from desktop.storage.machine_settings import machine_settings


def show_locked(parts: Mapping[str, QWidget], form: QFormLayout | None = None) -> None:
    """Grey those parts whose key, e.g. `record.privacy`, is locked on this computer; `form` has their labels."""
    locked = machine_settings().locked
    for key, part in parts.items():
        if key in locked:
            _fix(part)
            label = form.labelForField(part) if form is not None else None
            _say(part, label if isinstance(label, QLabel) else None)


def _say(part: QWidget, label: QLabel | None) -> None:
    why = tr("由管理员设定")
    part.setToolTip(why)
    part.setAccessibleDescription(why)
    if label is not None:
        label.setText(f"{label.text()}\n{why}")
    elif isinstance(part, QAbstractButton):
        part.setText(tr("{name}（由管理员设定）").format(name=part.text()))


def _fix(part: QWidget) -> None:
    part.setEnabled(False)
    part.installEventFilter(_Fixed(part))


class _Fixed(QObject):
    """Keeps its widget disabled, whatever else of the dialog would enable it."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.EnabledChange and isinstance(watched, QWidget) and watched.isEnabled():
            watched.setEnabled(False)
        return super().eventFilter(watched, event)
