"""Where the frozen program begins: sets right what a bundle does differently, then is `peiting`."""

import faulthandler
import multiprocessing
import os
import sys

from desktop.without_console import give_streams


def main() -> int:
    """Run the command line."""
    # multiprocessing starts this very program as its helper; nothing else of us may run there.
    multiprocessing.freeze_support()
    _forget_own_libraries()
    give_streams()
    _tell_of_crashes()
    from desktop.cli import main as peiting

    return peiting()


def _tell_of_crashes() -> None:
    try:
        faulthandler.enable()
    except (OSError, ValueError, RuntimeError):
        # A crash leaves no trace then; that is no reason not to run.
        return


def _forget_own_libraries() -> None:
    # The bundle's libraries were found through this variable when the program began. What it starts from here on,
    # a browser or a package manager, has to find the system's.
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", "")
    os.environ.pop("LD_LIBRARY_PATH", None)
    if before:
        os.environ["LD_LIBRARY_PATH"] = before


if __name__ == "__main__":
    sys.exit(main())
