"""The handbooks' text: what stands in `assets/handbook`, and the tables that the program itself knows better.

The handbooks are Chinese in every language of the window: who writes and reads them is Chinese.
"""

import html
import json
import re
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path

from desktop import paths
from desktop.errors import PeitingError
from desktop.gui import shortcuts
from desktop.own_files import make_shared_folder, open_like_its_folder
from desktop.storage.settings_bounds import BOUNDS
from desktop.storage.settings_values import Settings, flat

PAGES = {"agent": "坐席", "trainer": "培训师", "administrator": "管理员"}
"""Each page with whom it is for."""
_HAN = "[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"
_BROKEN_LINE = re.compile(f"(?:(?<={_HAN})|(?<=</kbd>)|(?<=</code>)|(?<=</a>))\n(?={_HAN}|<(?:kbd|code|a)\\b)")
"""Where a line of the file ends among Chinese words, which have no spaces between them."""


def folder() -> Path:
    """Where the pages and their pictures lie."""
    return paths.assets() / "handbook"


def page(name: str) -> str:
    """The inside of a page, as HTML that a browser and Qt's rich text both read."""
    text = _BROKEN_LINE.sub("", (folder() / f"{name}.html").read_text(encoding="utf-8"))
    return text.replace("{{keys}}", _keys()).replace("{{settings}}", _settings())


def write_pages(target: Path) -> list[Path]:
    """Write every page with its style and pictures below `target`, to be opened without the program.

    Who may read the folder may read them: they are for everybody on an intranet. Returns the pages. Raises PeitingError
    when nothing can be written there.
    """
    style = (folder() / "handbook.css").read_text(encoding="utf-8")
    written = []
    try:
        make_shared_folder(target / "pictures")
        for picture in (folder() / "pictures").iterdir():
            open_like_its_folder(Path(shutil.copyfile(picture, target / "pictures" / picture.name)))
        for name in PAGES:
            path = target / f"{name}.html"
            path.write_text(_whole(name, style), encoding="utf-8")
            open_like_its_folder(path)
            written.append(path)
    except OSError as error:
        raise PeitingError(
            "handbook-unwritable", f"手册写不到 {target}（{error.strerror}）。", "请检查这个文件夹能不能写入。"
        ) from error
    return written


def meanings() -> dict[str, str]:
    """What each key of the settings means."""
    with (folder() / "settings.toml").open("rb") as file:
        written = tomllib.load(file)
    return dict(flat({**{name: keys for name, keys in written.items() if name != "top"}, **written["top"]}))


def _whole(name: str, style: str) -> str:
    links = " ".join(
        f'<a href="{other}.html"{" aria-current=page" if other == name else ""}>{who}</a>'
        for other, who in PAGES.items()
    )
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    title = f"<title>陪听手册：{PAGES[name]}</title>"
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN"><head>{head}{title}\n<style>\n{style}</style></head>\n'
        f'<body class="{name}">\n<nav>{links}</nav>\n<main>\n{page(name)}</main>\n</body></html>\n'
    )


def _keys() -> str:
    rows = "".join(
        f"<tr><td><kbd>{html.escape(shown)}</kbd></td><td>{html.escape(what)}</td></tr>\n" for shown, what in key_rows()
    )
    return f"<table>\n<tr><th>按键</th><th>做什么</th></tr>\n{rows}</table>"


def key_rows() -> Iterator[tuple[str, str]]:
    """What is pressed and what it does; series of numbered keys in one row."""
    for key in shortcuts.ALL:
        series = next((numbered for numbered in shortcuts.SERIES if key in numbered), None)
        if series is None:
            yield key.shown, key.what.format(n=key.number)
        elif key is series[0]:
            yield f"{key.shown} … {len(series)}", key.what.format(n=f"1 … {len(series)}")


def _settings() -> str:
    said = meanings()
    rows = []
    for key, value in flat(Settings().model_dump(mode="json")):
        bounds = "，{:g} 到 {:g}".format(*BOUNDS[key]) if key in BOUNDS else ""
        default = html.escape(json.dumps(value, ensure_ascii=False))
        rows.append(
            f'<dt><code class="key">{key}</code></dt>\n'
            f"<dd>{html.escape(said.get(key, ''))}。默认 <code>{default}</code>{bounds}</dd>\n"
        )
    return f"<dl>\n{''.join(rows)}</dl>"
