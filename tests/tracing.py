"""Runs the program under strace, and tells from the trace what it opened, bound, wrote and made."""

import re
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

_CALLS = "network,open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat"
_LINE = re.compile(r"^(\d+) +(\w+)\((.*)$")
_PATH = re.compile(r'"((?:[^"\\]|\\.)*)"')
_FAMILY = re.compile(r"^(AF_\w+)")
_WRITING = re.compile(r"O_(?:WRONLY|RDWR|CREAT|TRUNC|APPEND)")
_MAKING = ("mkdir", "rename", "link", "symlink", "creat")


@dataclass
class Trace:
    """What the kernel was asked for, by the program and by all of its children."""

    families: dict[str, int] = field(default_factory=dict)
    """Sockets by their family."""
    addresses: set[str] = field(default_factory=set)
    """What was connected to or bound."""
    written: set[Path] = field(default_factory=set)
    """Files opened for writing, and what was made or moved somewhere; failed attempts too."""
    processes: set[int] = field(default_factory=set)


def is_possible() -> bool:
    """Whether this machine has strace, and lets it trace."""
    if shutil.which("strace") is None:
        return False
    tried = subprocess.run(["strace", "-q", "-f", "--seccomp-bpf", "true"], capture_output=True, check=False)
    return tried.returncode == 0


def under_strace(target: Path) -> list[str]:
    """What stands before the command line of the program; `--seccomp-bpf` lets all other calls go at full speed."""
    return ["strace", "-f", "-q", "--seccomp-bpf", "-s", "400", "-e", f"trace={_CALLS}", "-o", str(target)]


def read_trace(file: Path, folder: Path) -> Trace:
    """What strace wrote; relative paths are below `folder`, where the program was started."""
    trace = Trace()
    for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
        if found := _LINE.match(line):
            trace.processes.add(int(found[1]))
            _take(trace, found[2], found[3], folder)
    return trace


def _take(trace: Trace, call: str, rest: str, folder: Path) -> None:
    if call in ("socket", "socketpair") and (family := _FAMILY.match(rest)):
        trace.families[family[1]] = trace.families.get(family[1], 0) + 1
    elif call in ("connect", "bind", "sendto") and "sa_family=" in rest:
        trace.addresses.add(rest[rest.index("{") : rest.index("}") + 1])
    elif call.startswith("open") and _WRITING.search(rest):
        trace.written.update(_paths(rest, folder)[:1])
    elif call.startswith(_MAKING):
        trace.written.update(_paths(rest, folder))


def _paths(rest: str, folder: Path) -> list[Path]:
    # strace writes bytes beyond ASCII in octal.
    plain = (text.encode("latin-1").decode("unicode_escape").encode("latin-1") for text in _PATH.findall(rest))
    return [folder / raw.decode("utf-8", "replace") for raw in plain]
