"""Makes what is handed out: wheel and sdist, the frozen program, and where dpkg-deb is there, a package for Debian.

    python packaging/package.py               # everything that this system can make, into dist/
    python packaging/package.py freeze        # one part

`make package` installs the tools first. PyInstaller makes programs for the system that it runs on; those for Windows
and macOS are made there, by the same command.
"""

import argparse
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import debian
import freeze
import sizes
import wheels

ROOT = Path(__file__).resolve().parents[1]
DIST = ROOT / "dist"

PARTS: Mapping[str, Callable[[Path, Path], None]] = {
    "wheel": wheels.build,
    "freeze": freeze.build,
    "deb": debian.build,
}


def main(words: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="what to make; nothing named: all")
    wanted = parser.parse_args(words).parts or [part for part in PARTS if part != "deb" or shutil.which("dpkg-deb")]
    DIST.mkdir(exist_ok=True)
    for part in wanted:
        print(f"→ {part}", flush=True)
        PARTS[part](ROOT, DIST)
    print("\n".join(sizes.table(DIST)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
