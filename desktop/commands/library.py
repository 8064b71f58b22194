"""`peiting library`: what the script library holds, what is wrong with it, and how to begin one of your own."""

import argparse

from desktop.commands import (
    library_check,
    library_coverage,
    library_diff,
    library_exceptions,
    library_export,
    library_new,
    library_replay,
    library_show,
)

_ACTIONS = (
    library_new,
    library_check,
    library_show,
    library_diff,
    library_replay,
    library_coverage,
    library_export,
    library_exceptions,
)


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `library` with its own commands."""
    parser = commands.add_parser("library", help="话术库：新建、检查、查看、比较、试运行、核对、打印")
    actions = parser.add_subparsers(title="命令", metavar="ACTION", required=True)
    for action in _ACTIONS:
        action.add_parser(actions)
