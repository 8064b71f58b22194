"""Programs that keep calls at full speed until somebody kills them.

    python record_writers.py WHERE LOG KILLS SEED

Starts one writer after another on the same record, each in a process of its own that ends by SIGKILL at a moment that
the seed decides, anywhere between its call's beginning and its end. A writer that is not killed in time begins its next
call. LOG gets a line for every write whose end the writer has seen: call, number of the event (-1: the call is closed).
Forked, for the record takes a second to import.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path

from kept_calls import ENDED, STARTED

from desktop.core.events import AlertConfirmed
from desktop.storage.record import open_record

EVENTS = 12
"""Of one call, beside its beginning and its end."""


def write(where: str, log: int, forever: bool) -> None:
    """Keep one call after another; each finished write is told at once, in the system's memory, which a kill spares."""
    record = open_record(where, "full")
    while True:
        call = record.begin(STARTED)
        os.write(log, f"{call} 0\n".encode())
        number = 0
        while forever or number < EVENTS:
            number += 1
            record.keep(call, AlertConfirmed(time=number / 10, id=str(number)))
            os.write(log, f"{call} {number}\n".encode())
        record.close_call(call, ENDED)
        os.write(log, f"{call} -1\n".encode())


def kill(where: str, log: int, choice: random.Random) -> None:
    """One writer, killed after so long since its first write as it takes to write a call or two."""
    before = os.fstat(log).st_size
    writer = os.fork()
    if writer == 0:
        write(where, log, forever=False)
    deadline = time.monotonic() + 30
    while os.fstat(log).st_size == before and time.monotonic() < deadline:
        time.sleep(0.0005)
    time.sleep(choice.uniform(0, 0.15))
    os.kill(writer, signal.SIGKILL)
    os.waitpid(writer, 0)


def main() -> None:
    """See above."""
    where, log_file, kills, seed = sys.argv[1:]
    log = os.open(Path(log_file), os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    choice = random.Random(int(seed))
    if int(kills) == 0:
        write(where, log, forever=True)
    for _ in range(int(kills)):
        kill(where, log, choice)


if __name__ == "__main__":
    main()
