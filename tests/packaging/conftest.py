"""The scripts that tests of theirs want."""

from pathlib import Path
from types import ModuleType

import pytest
from packaging_scripts import ROOT, load


@pytest.fixture
def root() -> Path:
    return ROOT


@pytest.fixture
def bootstrap() -> ModuleType:
    return load("bootstrap", ROOT / "packaging" / "bootstrap.py")


@pytest.fixture
def build() -> ModuleType:
    return load("demo_call_build", ROOT / "packaging" / "demo_call" / "build.py")
