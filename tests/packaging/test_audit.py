"""What nobody could be asked about is never called clean."""

import importlib.util
import json
import subprocess
from pathlib import Path

import pytest

_FILE = Path(__file__).parents[2] / "packaging" / "audit.py"


@pytest.fixture(scope="module")
def audit():
    spec = importlib.util.spec_from_file_location("audit_of_packages", _FILE)
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def answers(*given: str | list[dict]):
    left = list(given)

    def ask(_service: str) -> subprocess.CompletedProcess[str]:
        one = left.pop(0)
        text = one if isinstance(one, str) else json.dumps({"dependencies": one})
        return subprocess.CompletedProcess([], 0, text, "the name could not be resolved")

    return ask


def skipped(name: str) -> dict:
    return {"name": name, "skip_reason": "not found"}


def clean(name: str) -> dict:
    return {"name": name, "version": "1.0", "vulns": []}


def test_what_both_lists_skip_is_not_audited(audit):
    found = audit.audit(answers([skipped("a"), skipped("b")], ""))
    assert audit.told(found)[-1].startswith("NOT AUDITED")
    assert set(found.unknown) >= {"a", "b"}
    assert found.verdict(strict=False) == 0
    assert found.verdict(strict=True) == 1


def test_lists_out_of_reach_are_not_audited(audit):
    found = audit.audit(answers("", ""))
    assert "could not be resolved" in "\n".join(audit.told(found))
    assert audit.told(found)[-1].startswith("NOT AUDITED")
    assert found.verdict(strict=True) == 1


def test_the_second_list_knows_what_the_first_does_not(audit):
    found = audit.audit(answers([clean("a"), skipped("b")], [clean("a"), clean("b")]))
    assert found.verdict(strict=True) == 0
    assert audit.told(found) == ["audited: 2 packages, 0 known vulnerabilities"]


def test_a_vulnerability_fails_and_names_its_cure(audit):
    bad = {"name": "a", "version": "1.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["1.1"]}]}
    found = audit.audit(answers([bad, clean("b")]))
    assert found.verdict(strict=False) == 1
    assert audit.told(found) == ["✗ a 1.0: PYSEC-1, mended in ['1.1']", "audited: 2 packages, 1 known vulnerabilities"]


def test_a_part_that_was_not_looked_up_is_counted(audit):
    found = audit.audit(answers([clean("a"), skipped("b")], ""))
    assert audit.told(found)[-1] == "audited: 1 packages, 0 known vulnerabilities; NOT AUDITED: 2"
