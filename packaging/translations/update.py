"""Brings the translations up to the source: new texts come in as unfinished, texts that are gone go.

    python packaging/translations/update.py

Then open assets/translations/peiting_en.ts in Qt Linguist (`pyside6-linguist`) or an editor, translate what is
unfinished, and run it once more: it also makes the .qm files that the window reads.
"""

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from texts import Text, texts_of

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "assets" / "translations"
CONTEXT = "peiting"
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'


def read_translations(path: Path) -> dict[str, str]:
    """The finished translations of a .ts file by source text; none where there is no file yet."""
    if not path.exists():
        return {}
    found = {}
    for message in ElementTree.parse(path).iter("message"):
        translation = message.find("translation")
        if translation is not None and translation.text and translation.get("type") is None:
            found[message.findtext("source", "")] = translation.text
    return found


def write_translations(path: Path, language: str, texts: dict[str, Text], translations: dict[str, str]) -> list[str]:
    """Write a .ts file of exactly these texts; what has no translation is returned, and unfinished in the file.

    Line numbers are left out: they would change with every line of code.
    """
    lines = [f'{_HEAD}<TS version="2.1" language="{language}" sourcelanguage="zh_CN">', "<context>"]
    lines.append(f"    <name>{CONTEXT}</name>")
    for source, text in texts.items():
        translation = translations.get(source, "")
        unfinished = "" if translation else ' type="unfinished"'
        lines += [
            "    <message>",
            f'        <location filename="../../{text.file}"/>',
            f"        <source>{escape(source)}</source>",
            f"        <translation{unfinished}>{escape(translation)}</translation>",
            "    </message>",
        ]
    lines += ["</context>", "</TS>", ""]
    path.write_text("\n".join(lines), encoding="utf-8", newline="\n")
    return [source for source in texts if source not in translations]


def release(path: Path, made: Path) -> None:
    """Make the file that the window reads."""
    program = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([program, "-silent", path, "-qm", made], check=True)


def main() -> int:
    """Update every language; what is left to translate is printed."""
    texts = texts_of(ROOT)
    left = 0
    for path in sorted(FOLDER.glob("peiting_*.ts")):
        language = path.stem.partition("_")[2]
        for source in write_translations(path, language, texts, read_translations(path)):
            left += 1
            print(f"{path.name}: {texts[source].file}:{texts[source].line}: {source}")
        release(path, path.with_suffix(".qm"))
    print(f"{len(texts)} texts, {left} without a translation")
    return 1 if left else 0


if __name__ == "__main__":
    raise SystemExit(main())
