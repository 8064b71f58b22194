"""Shows a page of the handbooks in the colours of the window, as wide as it is."""

import re

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImageReader, QResizeEvent, QTextCursor, QTextDocument, QTextOption
from PySide6.QtWidgets import QTextBrowser

from desktop.gui.handbook_text import folder
from desktop.gui.text_size import scaled
from desktop.gui.theme import colour

_EDGES = 28
"""Pixels that the page's margins and the scroll bar take from pictures."""
_STYLE = """
h1 {{ font-size: x-large; font-weight: 600; }}
h2 {{ font-size: large; font-weight: 600; color: {accent}; }}
dt {{ font-weight: 600; }}
dd {{ margin-left: 14px; margin-bottom: 5px; }}
li {{ margin-bottom: 3px; }}
th {{ text-align: left; color: {dim}; }}
td, th {{ padding: 3px 8px 3px 0px; vertical-align: top; }}
kbd, code, pre {{ font-family: "Cascadia Mono", "Menlo", "Noto Sans Mono CJK SC", monospace; color: {ok}; }}
pre {{ white-space: pre-wrap; }}
a {{ color: {accent}; }}
"""
_PICTURE = re.compile(r'<img src="([^"]+)"')


class HandbookView(QTextBrowser):
    """A page to read; what it links to in the other pages is asked for by `page_wanted`."""

    page_wanted = Signal(str, str)
    """A page's name, and a heading's anchor in it or nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self._width = 0
        self.setOpenLinks(False)
        self.setSearchPaths([str(folder())])
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(10)
        self.anchorClicked.connect(self._follow)

    def show_text(self, text: str) -> None:
        """Show a page from its beginning."""
        self._text = text
        self._render()
        self.go_to_edge()

    def find_next(self, text: str, backward: bool = False) -> bool:
        """Select the next place of the text after, or before, the one selected. Returns whether there is one."""
        flag = QTextDocument.FindFlag.FindBackward if backward else QTextDocument.FindFlag(0)
        return self.find(text, flag)

    def go_to_edge(self, last: bool = False) -> None:
        """Put the cursor at the page's beginning, or at its end."""
        move = QTextCursor.MoveOperation.End if last else QTextCursor.MoveOperation.Start
        self.moveCursor(move)
        self.ensureCursorVisible()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._picture_width() != self._width:
            self._render_in_place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self._text:
            self._render_in_place()

    def _render_in_place(self) -> None:
        bar = self.verticalScrollBar()
        share = bar.value() / max(1, bar.maximum())
        self._render()
        bar.setValue(round(share * bar.maximum()))

    def _render(self) -> None:
        self._width = self._picture_width()
        colours = {name: colour(self, name).name() for name in ("accent", "dim", "ok")}
        self.document().setIndentWidth(scaled(18))
        self.document().setDefaultStyleSheet(_STYLE.format(**colours))
        self.setHtml(_PICTURE.sub(self._picture, self._text))

    def _picture_width(self) -> int:
        return min(400, self.viewport().width() - _EDGES)

    def _picture(self, found: re.Match[str]) -> str:
        size = QImageReader(str(folder() / found[1])).size()
        # Taken at twice the size of the window, so that they are sharp on a fine screen.
        return f'<img src="{found[1]}" width="{max(1, min(size.width() // 2, self._width))}"'

    def _follow(self, url: QUrl) -> None:
        if url.scheme():
            QDesktopServices.openUrl(url)
        elif url.path():
            self.page_wanted.emit(url.path().removesuffix(".html"), url.fragment())
        else:
            self.scrollToAnchor(url.fragment())
