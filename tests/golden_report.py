"""The report of the call in `kept`, as it should be. `python tests/golden_report.py` writes it anew: read the diff."""

import re
from pathlib import Path

from desktop import __version__

FILE = Path(__file__).parent / "data" / "report" / "report.html"


def plain(html: str) -> str:
    """Without style and version, which change for reasons of their own."""
    return re.sub(r"<style>.*?</style>\n", "", html, flags=re.DOTALL).replace(__version__, "VERSION")


def main() -> None:
    import kept
    from calls import LIBRARY

    from desktop.session.call_report import report_html

    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_text(plain(report_html(kept.kept(), LIBRARY, kept.SHEET)), encoding="utf-8")


if __name__ == "__main__":
    main()
