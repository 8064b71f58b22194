"""`peiting` and `peiting window`: open the window beside the softphone."""

import argparse

from desktop.errors import PeitingError


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `window`; it is also what `peiting` alone does."""
    parser = commands.add_parser("window", help="打开窗口（默认）")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:  # noqa: ARG001 - every command has the same shape
    """Open the window and stay until it is closed; where one is open already, show that one and end."""
    try:
        return _open()
    except PeitingError as error:
        from desktop.gui.failed_start import somebody_looks, tell

        if somebody_looks():
            tell(error)
        raise


def _open() -> int:
    from desktop.gui.single_window import SingleWindow

    single = SingleWindow()
    answer = single.take()
    if answer is not None:
        print(answer.message)
        return 0
    from desktop.app import run_window

    return run_window(single)
