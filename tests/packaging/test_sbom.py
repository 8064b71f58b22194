"""The list of what the program is made of is complete and fits its standard; each part has its licence's text."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("parts")
    words = [sys.executable, str(ROOT / "packaging" / "sbom" / "build.py"), str(folder)]
    ran = subprocess.run(words, capture_output=True, text=True, check=False, timeout=100)
    assert ran.returncode == 0, ran.stderr
    return folder


@pytest.fixture(scope="module")
def sbom(built: Path) -> dict:
    return json.loads((built / "sbom.cdx.json").read_text("utf-8"))


def test_it_fits_the_standard(built: Path):
    text = (built / "sbom.cdx.json").read_text("utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None


def test_every_dependency_is_in_it(sbom):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = {
        one.name.lower()
        for one in map(Requirement, project["dependencies"])
        if one.marker is None or one.marker.evaluate()
    }
    assert wanted <= {part["name"] for part in sbom["components"]}
    assert {"pydantic-core", "onnxruntime"} <= {part["name"] for part in sbom["components"]}, "what those need, too"
    assert all(part["licenses"] for part in sbom["components"])


def test_models_and_voices_are_in_it(sbom):
    names = {part["name"]: part for part in sbom["components"]}
    models = tomllib.loads((ROOT / "assets" / "models.toml").read_text("utf-8"))["model"]
    assert {model["name"] for model in models} <= set(names)
    assert names["vosk-model-small-cn-0.22"]["hashes"][0]["content"].startswith("3af8b0e7")
    assert any("Kokoro" in name for name in names)


def test_every_part_has_the_text_of_its_licence(built: Path, sbom):
    text = (built / "LICENCES.txt").read_text("utf-8")
    for part in sbom["components"]:
        assert part["name"] in text
    assert "The OpenNMT Authors" in text, "who made CTranslate2, whose wheel brings no licence"
    for beginning in ("GNU LESSER GENERAL PUBLIC LICENSE", "Apache License", "Permission is hereby granted"):
        assert beginning in text
