"""`peiting library export`: a pack as one page to print."""

import argparse
from pathlib import Path

from desktop import paths
from desktop.commands.library_choice import choose_pack
from desktop.errors import PeitingError
from desktop.session.library_page import library_page


def add_parser(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `export`."""
    parser = actions.add_parser("export", help="把话术包做成一张可打印的网页")
    parser.add_argument("pack", metavar="PACK", help="话术包的 id 或文件夹")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE.html", help="写到哪里（默认：当前文件夹下 PACK.html）"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the page. Raises PeitingError when there is no such pack or the file cannot be written."""
    choice = choose_pack(args.pack)
    page = library_page(choice.load(), (paths.assets() / "library" / "page.css").read_text(encoding="utf-8"))
    target = args.output or Path(f"{choice.id}.html")
    try:
        target.write_text(page, encoding="utf-8")
    except OSError as error:
        raise PeitingError(
            "page-unwritable", f"写不了 {target}（{error.strerror}）。", "请用 -o 换一个能写的位置。"
        ) from error
    print(f"已写好：{target.resolve()}  用浏览器打开，选“打印”（A4，双面更省纸）。")
    return 0
