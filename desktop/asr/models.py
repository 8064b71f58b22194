"""Which models are installed, which one a call is heard with, and loading it."""

import sys
from dataclasses import dataclass
from pathlib import Path

from desktop import paths
from desktop.asr.catalogue import DEFAULT_MODEL, FALLBACK_MODEL
from desktop.asr.manifest import MANIFEST_FILE, find_damage, read_manifest
from desktop.asr.recognizer import Engine
from desktop.errors import PeitingError

_LANGUAGE = "zh"
"""What calls are held in; models of other languages are only used when named."""
_ENGINES = ("vosk", "whisper")
_MARKERS = {"vosk": "am/final.mdl", "whisper": "model.bin"}
"""The file that tells the engine of a folder without a manifest, relative to it."""


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model in the models folder."""

    name: str
    engine: str
    path: Path
    language: str


@dataclass(frozen=True, slots=True)
class EngineChoice:
    """What a call is to be heard with; loads the same in another process."""

    engine: str
    model_name: str
    path: Path


def installed_models() -> list[InstalledModel]:
    """Every model of the models folder that says what it is, the product's own first."""
    folder = paths.models()
    manifests = sorted(folder.glob(f"*/{MANIFEST_FILE}")) if folder.is_dir() else []
    models = [_installed(path.parent) for path in manifests if not path.parent.name.startswith(".")]
    return sorted(models, key=lambda model: (model.name != DEFAULT_MODEL, model.name))


def choose_engine(engine: str, model: str) -> EngineChoice:
    """The engine and model to hear with.

    `engine` is auto, vosk or whisper; auto takes a Mandarin Vosk model where there is one, else Whisper. `model`
    is empty, the name of an installed model, or any folder that holds one. Raises PeitingError with the command
    to run when there is none.
    """
    if engine not in ("auto", *_ENGINES):
        raise PeitingError("engine-unknown", f"没有名为“{engine}”的识别引擎。", "可选：auto、vosk、whisper。")
    if model:
        choice = _named(model)
        if engine not in ("auto", choice.engine):
            raise PeitingError(
                "engine-mismatch",
                f"模型 {model} 属于 {choice.engine} 引擎，不是 {engine}。",
                "请改用 auto 或换一个模型。",
            )
        return choice
    mandarin = [found for found in installed_models() if found.language == _LANGUAGE]
    for wanted in _ENGINES if engine == "auto" else (engine,):
        for found in mandarin:
            if found.engine == wanted:
                return EngineChoice(found.engine, found.name, found.path)
    name = FALLBACK_MODEL if engine == "whisper" else ""
    raise PeitingError("model-missing", "还没有安装语音识别模型。", f"请运行：peiting model install {name}".rstrip())


def load_engine(choice: EngineChoice) -> Engine:
    """Load the chosen model; takes seconds. Raises PeitingError for a damaged or foreign folder."""
    require_whole(choice)
    path = native_path(choice.path)
    if choice.engine == "vosk":
        from desktop.asr.vosk_engine import VoskEngine

        return VoskEngine(path, choice.model_name)
    from desktop.asr.whisper_engine import WhisperEngine

    return WhisperEngine(path, choice.model_name)


def require_whole(choice: EngineChoice) -> None:
    """Raise PeitingError unless every file of an installed model has the size that it came with."""
    problems = find_damage(choice.path)
    if problems:
        raise PeitingError(
            "model-damaged",
            f"模型 {choice.model_name} 已损坏：{problems[0]}",
            f"请重新安装：peiting model install {choice.path.name}",
        )


def native_path(path: Path) -> str:
    """The path as the recognisers' C++ can open it: on Windows they fail on anything but ASCII.

    Windows keeps a short ASCII name for most folders; where it does not, PeitingError says where to put them.
    """
    text = str(path)
    if sys.platform == "win32" and not text.isascii():
        text = _short_name(text)
        if not text.isascii():
            raise PeitingError(
                "model-path",
                f"模型文件夹 {path} 的路径含有中文等字符，识别引擎在 Windows 上打不开。",
                r"请把环境变量 PEITING_MODELS 设为纯英文路径（例如 C:\ProgramData\peiting\models）后重新安装模型。",
            )
    return text


def _short_name(path: str) -> str:
    if sys.platform != "win32":
        return path
    import ctypes

    buffer = ctypes.create_unicode_buffer(1024)
    length = ctypes.windll.kernel32.GetShortPathNameW(path, buffer, len(buffer))
    return buffer.value if 0 < length < len(buffer) else path


def _installed(folder: Path) -> InstalledModel:
    try:
        manifest = read_manifest(folder)
    except PeitingError:
        # Shown as damaged by whoever looks closer; to leave it out would hide it.
        return InstalledModel(folder.name, _engine_of(folder), folder, "")
    return InstalledModel(folder.name, manifest.engine, folder, manifest.language)


def _named(model: str) -> EngineChoice:
    for found in installed_models():
        if found.name == model:
            return EngineChoice(found.engine, found.name, found.path)
    folder = Path(model).expanduser()
    if folder.is_dir():
        engine = _engine_of(folder)
        if not engine:
            raise PeitingError(
                "model-foreign",
                f"文件夹 {folder} 不是语音识别模型（没有 {' 或 '.join(_MARKERS.values())}）。",
                "请指定解压后的 Vosk 或 faster-whisper 模型文件夹。",
            )
        return EngineChoice(engine, str(folder), folder.resolve())
    raise PeitingError("model-missing", f"没有安装名为“{model}”的模型。", f"请运行：peiting model install {model}")


def _engine_of(folder: Path) -> str:
    return next((engine for engine, marker in _MARKERS.items() if (folder / marker).is_file()), "")
