"""An engine that the test lets hear, block by block: for what happens while a decoder is late."""

import threading

from scripted_listener import VoiceWriter


class Gate:
    """An engine whose recognisers wait for permission at every block."""

    name, model = "vosk", "gate"

    def __init__(self, is_open=True):
        self.open = threading.Event()
        self.offsets = []
        if is_open:
            self.open.set()

    def recognizer(self, channel, offset=0.0):
        self.offsets.append(offset)
        writer, gate = VoiceWriter(channel, offset), self

        class Waiting:
            def accept(self, samples, speech, hurry=False):
                assert gate.open.wait(10)
                return writer.accept(samples, speech)

            finish = staticmethod(writer.finish)

        return Waiting()
