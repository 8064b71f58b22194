"""Chinese is the language of the source, every other one a translation of it.

Texts are written in the code as `tr("…")` with `{names}` for what is filled in afterwards by `str.format`; what is
evaluated when a module is imported is written as `tr_noop("…")` and goes through `tr` when it is shown. The program
`packaging/translations` finds both by reading the source, so that only literals can be given to them.
"""

from PySide6.QtCore import QCoreApplication

CONTEXT = "peiting"
"""The one context of all texts; Qt asks for one."""


def tr(text: str) -> str:
    """The text in the language of the window, with its `{names}` still to be filled in."""
    return QCoreApplication.translate(CONTEXT, text)


def tr_noop(text: str) -> str:
    """The text as it is: says that it is to be translated, and given to `tr`, where it is shown."""
    return text
