"""Speaks to the running window for commands, opens one where that is wanted, and makes an exit code of the answer."""

import subprocess
import sys

from desktop.errors import PeitingError
from desktop.gui.remote_client import NoWindowError, SilentWindowError, ask
from desktop.own_command import own_environment, window_command
from desktop.session.remote.address import window_address
from desktop.session.remote.commands import Answer, AnswerKind, Command

NO_WINDOW, NO_ANSWER = 4, 5
_CODES: dict[AnswerKind, int] = {"done": 0, "bad": 2, "refused": 3}
_OPENING_SECONDS = 30.0
"""A window comes up in one or two seconds; on a cold disk it has taken fifteen."""


def tell_window(command: Command, launch: bool = False, quiet: bool = False) -> tuple[Answer | None, int]:
    """The answer, printed unless `quiet` (what went wrong always is), and the exit code. Never prints the caller."""
    try:
        answer = _ask(command, launch)
    except NoWindowError as error:
        return None, _complain(str(error), NO_WINDOW)
    except SilentWindowError as error:
        return None, _complain(str(error), NO_ANSWER)
    except PeitingError as error:
        return None, _complain(str(error), 2)
    if answer.kind != "done":
        return answer, _complain(answer.message, _CODES[answer.kind])
    if not quiet:
        print(answer.message)
    return answer, 0


def _ask(command: Command, launch: bool) -> Answer:
    name = window_address().name
    try:
        return ask(name, command)
    except NoWindowError:
        if not launch:
            raise
    _open_window()
    try:
        return ask(name, command, _OPENING_SECONDS)
    except NoWindowError as error:
        raise NoWindowError(
            "remote-not-opened",
            f"陪听的窗口已经启动，等了 {_OPENING_SECONDS:.0f} 秒还没有打开。",
            "请从菜单打开它，看有什么提示。",
        ) from error


def _open_window() -> None:
    """Start it as a process of its own that outlives this one and the softphone."""
    # By value: the names are Windows' alone.
    detached = {"creationflags": 0x00000008 | 0x00000200} if sys.platform == "win32" else {"start_new_session": True}
    no = subprocess.DEVNULL
    subprocess.Popen(window_command(), env=own_environment(), stdin=no, stdout=no, stderr=no, **detached)


def _complain(sentence: str, code: int) -> int:
    print(f"peiting: {sentence}", file=sys.stderr)
    return code
