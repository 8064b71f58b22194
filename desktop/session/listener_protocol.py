"""What the window tells the listener: one JSON object a line on its standard input. The end of input means Quit."""

import dataclasses
import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Listen:
    """Hear a call."""

    device: str
    """A device's id or name; empty for the system's default."""
    call: int = 1
    """The call's number, above zero. Where the ring holds sound of this very call, the call goes on from there."""
    hear_customer: bool = False
    """Whether the customer is heard too."""
    customer: str = ""
    """Where the customer is heard, as an id or name; empty: what the agent's headset plays."""


@dataclass(frozen=True, slots=True)
class Preview:
    """Show the level of a device, without a call."""

    device: str
    hear_customer: bool = False
    customer: str = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """End the call or the preview; the last words are still settled."""


@dataclass(frozen=True, slots=True)
class Quit:
    """End the process."""


Command = Listen | Preview | Stop | Quit

_COMMANDS: dict[str, type[Command]] = {cls.__name__: cls for cls in (Listen, Preview, Stop, Quit)}


class UnknownCommandError(ValueError):
    """A line that is no command of this version."""


def command_to_json(command: Command) -> str:
    """One line, `type` first."""
    return json.dumps({"type": type(command).__name__, **dataclasses.asdict(command)}, ensure_ascii=False)


def command_from_json(line: str) -> Command:
    """The command that `command_to_json` wrote. UnknownCommandError for anything else."""
    try:
        raw = json.loads(line)
        return _COMMANDS[raw.pop("type")](**raw)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnknownCommandError(f"{error!r} in {line[:200]!r}") from error
