"""Looks the installed packages up in the published lists of vulnerabilities, and never says more than it knows.

    python packaging/audit.py             # says what was not looked up, and fails only for what was found
    python packaging/audit.py --strict    # fails for what was not looked up, too: before a release

pip-audit on its own ends well when a package is unknown to the list that it asked, as every one of them is behind a
mirror that has no such lists. Here that is told, package by package.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

_SERVICES = ("pypi", "osv")
_SECONDS = 120
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Audit:
    """What is known of the packages that are installed."""

    clean: tuple[str, ...]
    vulnerable: tuple[str, ...]
    """One line each: the package, what it has, and the version that mends it."""
    unknown: Mapping[str, str]
    """Packages that nobody could be asked about, and why."""

    def verdict(self, *, strict: bool) -> int:
        """The exit code."""
        return int(bool(self.vulnerable) or (strict and bool(self.unknown)))


Ask = Callable[[str], subprocess.CompletedProcess[str]]
"""Asks the service of that name about everything that is installed."""


def main(words: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--strict", action="store_true", help="fail where something could not be looked up")
    args = parser.parse_args(words)
    found = audit(ask)
    for line in told(found):
        print(line)
    return found.verdict(strict=args.strict)


def audit(ask: Ask) -> Audit:
    """Ask one service after another until every package is known to one of them."""
    clean: dict[str, None] = {}
    vulnerable: dict[str, None] = {}
    unknown: dict[str, str] = {}
    for service in _SERVICES:
        answer = ask(service)
        try:
            packages = json.loads(answer.stdout)["dependencies"]
        except (ValueError, KeyError, TypeError):
            why = (answer.stderr.strip().splitlines() or ["no answer"])[-1][:200]
            unknown.setdefault(f"everything ({service})", why)
            continue
        unknown = {name: why for name, why in unknown.items() if not name.startswith("everything")}
        for package in packages:
            name = f"{package['name']} {package.get('version', '')}".strip()
            if "skip_reason" in package:
                unknown[package["name"]] = package["skip_reason"]
                continue
            (vulnerable if package["vulns"] else clean).update(dict.fromkeys(_lines(name, package["vulns"]) or [name]))
            unknown.pop(package["name"], None)
        if not unknown:
            break
    return Audit(tuple(clean), tuple(vulnerable), unknown)


def told(found: Audit) -> list[str]:
    """What to print; the last line says how much was looked up at all."""
    lines = [f"✗ {line}" for line in found.vulnerable]
    names = list(found.unknown)
    lines += [f"? not looked up: {name}: {found.unknown[name]}" for name in names[:_SHOWN]]
    if len(names) > _SHOWN:
        lines.append(f"? not looked up: {len(names) - _SHOWN} more: {', '.join(names[_SHOWN:])}")
    known = len(found.clean) + len({line.split(":")[0] for line in found.vulnerable})
    if not known:
        return [*lines, "NOT AUDITED: the lists of vulnerabilities could not be reached from here; nothing is known."]
    rest = f"; NOT AUDITED: {len(names)}" if names else ""
    return [*lines, f"audited: {known} packages, {len(found.vulnerable)} known vulnerabilities{rest}"]


def ask(service: str) -> subprocess.CompletedProcess[str]:
    """pip-audit's own answer. A service that does not answer in time has not answered."""
    words = ["--local", "--skip-editable", "--progress-spinner", "off", "--format", "json", "--timeout", "10"]
    command = [sys.executable, "-m", "pip_audit", "--vulnerability-service", service, *words]
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 1, "", f"no answer within {_SECONDS} seconds")


def _lines(name: str, vulnerabilities: Sequence[Mapping[str, object]]) -> list[str]:
    return [f"{name}: {one['id']}, mended in {one['fix_versions'] or 'no version yet'}" for one in vulnerabilities]


if __name__ == "__main__":
    sys.exit(main())
