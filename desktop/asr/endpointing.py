"""When a Vosk model takes an utterance for ended.

Vosk 0.3.45 has no call for it; the rules stand in the model's own `conf/model.conf`, so the installed copy is
changed. Kaldi's defaults wait up to 2 s after the last word; a final confirms or withdraws a warning that is
already on screen, so it is worth having sooner. 0.5 s after a sentence that sounds ended stays as it is: less
would cut at a breath.
"""

from pathlib import Path

RULES = {
    "--endpoint.rule2.min-trailing-silence": "0.5",
    "--endpoint.rule3.min-trailing-silence": "0.8",
    "--endpoint.rule4.min-trailing-silence": "1.2",
}
"""Seconds of silence after speech whose ending is likely (2), possible (3), or nothing is known of it (4)."""


def tune(model_conf: Path) -> None:
    """Write the rules into a model's configuration; every other line stays as its maker wrote it."""
    lines = model_conf.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line.partition("=")[0].strip() not in RULES]
    model_conf.write_text(
        "\n".join([*kept, *(f"{key}={value}" for key, value in RULES.items())]) + "\n", encoding="utf-8"
    )
