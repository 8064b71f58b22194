"""The program's icon in the sizes and formats that systems want, made from the one drawing."""

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
_ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
_ICNS_TYPES = {b"icp4": 16, b"icp5": 32, b"ic11": 32, b"ic12": 64, b"ic07": 128, b"ic08": 256, b"ic09": 512}
"""Kinds of pictures in an icns file that may be PNG, and the pixels of each."""


def build(drawing: Path, folder: Path) -> None:
    """Leave `peiting-SIZE.png`, `peiting.ico` (Windows) and `peiting.icns` (macOS) in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures = {size: _picture(drawing, size) for size in SIZES}
    for size, picture in pictures.items():
        (folder / f"peiting-{size}.png").write_bytes(picture)
    (folder / "peiting.ico").write_bytes(_ico([pictures[size] for size in _ICO_SIZES], _ICO_SIZES))
    (folder / "peiting.icns").write_bytes(_icns({kind: pictures[size] for kind, size in _ICNS_TYPES.items()}))


def _picture(drawing: Path, size: int) -> bytes:
    """A PNG, `size` pixels each way."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(drawing)).render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())


def _ico(pictures: list[bytes], sizes: tuple[int, ...]) -> bytes:
    header = struct.pack("<HHH", 0, 1, len(pictures))
    offset = len(header) + 16 * len(pictures)
    entries = []
    for size, picture in zip(sizes, pictures, strict=True):
        # 256 is written as 0: there is one byte for it.
        entries.append(struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), offset))
        offset += len(picture)
    return header + b"".join(entries) + b"".join(pictures)


def _icns(pictures: dict[bytes, bytes]) -> bytes:
    parts = b"".join(kind + struct.pack(">I", 8 + len(picture)) + picture for kind, picture in pictures.items())
    return b"icns" + struct.pack(">I", 8 + len(parts)) + parts
