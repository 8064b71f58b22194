"""`peiting handbook`: the handbooks in a window of their own, or as pages for a browser."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.gui.handbook import Handbook
    from desktop.storage.settings import Settings


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `handbook`."""
    parser = commands.add_parser("handbook", help="手册：坐席、培训师、管理员", description=__doc__)
    parser.add_argument(
        "page",
        nargs="?",
        default="",
        choices=("", "agent", "trainer", "administrator"),
        metavar="PAGE",
        help="agent 坐席、trainer 培训师、administrator 管理员；不写就是上次看的",
    )
    parser.add_argument("--html", type=Path, metavar="DIR", help="写成网页，连同图片，放进这个文件夹")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the pages, or show them until the window is closed."""
    if args.html is not None:
        from desktop.gui.handbook_text import write_pages

        for path in write_pages(args.html):
            print(path)
        return 0
    from PySide6.QtWidgets import QApplication

    from desktop import paths
    from desktop.storage.settings import load_settings

    application = QApplication([])
    window = made(load_settings(paths.settings_file()).settings, args.page)
    window.show()
    return int(application.exec())


def made(settings: "Settings", page: str = "") -> "Handbook":
    """The window in the user's language, colours and size of text; `page` is turned to, else the one read last."""
    from PySide6.QtCore import Qt

    from desktop import paths
    from desktop.gui.handbook import Handbook
    from desktop.gui.language import language_for, speak
    from desktop.gui.theme import Theme

    speak(language_for(settings.window.language))
    Theme().wear(settings.window.theme, settings.window.text_size)
    window = Handbook(paths.user_data() / "handbook.json")
    # Here it is the only window, and the program ends with it.
    window.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, True)
    if page:
        window.show_page(page)
    return window
