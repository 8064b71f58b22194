"""Chinese is the language of the source, every other one a translation of it.

Texts are written in the code as `tr("…")` with `{names}` for what is filled in afterwards by `str.format`; what is
evaluated when a module is imported is written as `tr_noop("…")` and goes through `tr` when it is shown. The program
`packaging/translations` finds both by reading the source, so that only literals can be given to them.
"""

import logging
from typing import Literal

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from desktop import paths

_log = logging.getLogger(__name__)

CONTEXT = "peiting"
"""The one context of all texts; Qt asks for one."""
Language = Literal["zh", "en"]
"""What the window can speak; Chinese needs no translation."""


def tr(text: str) -> str:
    """The text in the language of the window, with its `{names}` still to be filled in."""
    return QCoreApplication.translate(CONTEXT, text)


def tr_noop(text: str) -> str:
    """The text as it is: says that it is to be translated, and given to `tr`, where it is shown."""
    return text


def language_for(wish: str) -> Language:
    """The language for a setting: `zh`, `en` or `system`, which is English only where the system speaks English."""
    if wish == "system":
        first = next(iter(QLocale.system().uiLanguages()), "")
        return "en" if first.startswith("en") else "zh"
    return "en" if wish == "en" else "zh"


def spoken() -> Language:
    """The language of the texts that `tr` gives now."""
    return "en" if _translators() else "zh"


def speak(language: Language) -> None:
    """Have `tr` give its texts in this language from now on; what is already shown stays as it is."""
    application = QCoreApplication.instance()
    if application is None or language == spoken():
        return
    for translator in _translators():
        application.removeTranslator(translator)
        translator.setParent(None)
    if language != "zh":
        _install(application, language)


def _install(application: QCoreApplication, language: Language) -> None:
    translator = QTranslator(application)
    translator.setObjectName(CONTEXT)
    if translator.load(str(paths.assets() / "translations" / f"peiting_{language}.qm")):
        application.installTranslator(translator)
    else:
        _log.error("no translation for %s", language)
        translator.setParent(None)


def _translators() -> list[QTranslator]:
    application = QCoreApplication.instance()
    return application.findChildren(QTranslator, CONTEXT) if application is not None else []
