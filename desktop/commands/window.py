"""`peiting` and `peiting window`: open the window beside the softphone."""

import argparse


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `window`; it is also what `peiting` alone does."""
    parser = commands.add_parser("window", help="打开窗口（默认）")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:  # noqa: ARG001 - every command has the same shape
    """Open the window and stay until it is closed; where one is open already, show that one and end."""
    from desktop.gui.single_window import SingleWindow

    single = SingleWindow()
    answer = single.take()
    if answer is not None:
        print(answer.message)
        return 0
    from desktop.app import run_window

    return run_window(single)
