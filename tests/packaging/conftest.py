"""The scripts of packaging/ as modules: they belong to no package."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def load(name: str, path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # dataclasses look their module up by name.
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def root() -> Path:
    return ROOT


@pytest.fixture
def bootstrap() -> ModuleType:
    return load("bootstrap", ROOT / "packaging" / "bootstrap.py")


@pytest.fixture
def build() -> ModuleType:
    return load("demo_call_build", ROOT / "packaging" / "demo_call" / "build.py")
