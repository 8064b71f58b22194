"""Where Qt keeps what it remembers by itself: its dialog for files writes down which folders were opened."""

from pathlib import Path

from PySide6.QtCore import QSettings


def keep_qt_settings_in(folder: Path) -> None:
    """Have it lie in the user's profile, named and erased with the rest, not among the files of all Qt programs.

    On Windows and macOS the system's own dialog is used, which remembers for itself.
    """
    for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(kind, QSettings.Scope.UserScope, str(folder))
