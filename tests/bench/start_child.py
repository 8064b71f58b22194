"""`peiting window`, left as soon as it listens; prints when it was on the screen and when it listened.

Imports nothing before the program does: what is measured is the program's own start.
"""

import json
import os
import time

from desktop import app


def main():
    compose, seen = app.compose, {}

    def watched(loaded, bridge):
        from stamps import FirstPaint

        from desktop.core.events import ListenerReady

        program = compose(loaded, bridge)
        paint = FirstPaint(program.window)

        def on_event(event):
            if isinstance(event, ListenerReady):
                seen.update(window=paint.at, listening=time.monotonic())
                program.window.leave()

        bridge.happened.connect(on_event)
        return program

    app.compose = watched
    app.run_window()
    print(json.dumps(seen), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
