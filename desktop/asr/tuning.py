"""What is changed in the installed copy of a Vosk model, since Vosk 0.3.45 has no calls for it.

*When an utterance has ended*: Kaldi's defaults wait up to 2 s after the last word; a final confirms or withdraws a
warning that is already on screen, so it is worth having sooner. 0.5 s after a sentence that sounds ended stays as
it is: less would cut at a breath.

*Dither*: Kaldi adds noise from a random generator of the whole process, so the same audio comes out in other
words each time. It is turned off here; the engine adds the same faint noise from a generator of its own.
"""

from collections.abc import Mapping
from pathlib import Path

_ENDPOINT_RULES = {
    "--endpoint.rule2.min-trailing-silence": "0.5",
    "--endpoint.rule3.min-trailing-silence": "0.8",
    "--endpoint.rule4.min-trailing-silence": "1.2",
}
"""Seconds of silence after speech whose ending is likely (2), possible (3), or nothing is known of it (4)."""
_FEATURES = {"--dither": "0.0"}


def tune(model: Path) -> None:
    """Write the settings into the configuration of the model in this folder; every other line stays."""
    _set(model / "conf" / "model.conf", _ENDPOINT_RULES)
    _set(model / "conf" / "mfcc.conf", _FEATURES)


def _set(path: Path, values: Mapping[str, str]) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line.partition("=")[0].strip() not in values]
    path.write_text("\n".join([*kept, *(f"{key}={value}" for key, value in values.items())]) + "\n", encoding="utf-8")
