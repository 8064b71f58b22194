"""A day to choose, typed or from a calendar in Chinese whatever the system speaks."""

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QDateEdit


def day_edit(name: str, day: QDate) -> QDateEdit:
    """A field with that day in it; `name` is what it is told by."""
    made = QDateEdit(day)
    made.setLocale(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    made.setDisplayFormat("yyyy-MM-dd")
    made.setCalendarPopup(True)
    made.setAccessibleName(name)
    made.setToolTip(name)
    return made
