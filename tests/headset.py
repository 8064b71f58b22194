"""A real headset without hardware: a private PulseAudio whose null sink is the room and whose source is the microphone.

PortAudio opens it through ALSA's pulse plug-in, so that the whole capture path is the one of a user's machine.
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

NAME = "headset"
"""The microphone's name as PortAudio lists it; its id is `ALSA: headset`."""

_ALSA = """\
pcm.!default { type pulse }
ctl.!default { type pulse }
pcm.headset { type pulse device "headset" }
"""
# norewinds keeps the sink's blocks at 50 ms; without it a new stream waits up to two seconds for its first audio.
_ROOM = ("module-null-sink", "sink_name=room", "rate=48000", "channels=1", "norewinds=1")
_OUTPUT = ("load-module", "module-null-sink", "rate=48000", "channels=2", "norewinds=1")
_MICROPHONE = ("module-remap-source", f"source_name={NAME}", "master=room.monitor", "channels=1")


def is_possible() -> bool:
    """Whether this machine has what the headset is made of."""
    return all(shutil.which(tool) for tool in ("pulseaudio", "pactl", "paplay"))


def wait_for(seen: Callable[[], bool], seconds: float = 10.0, what: str = "the condition") -> None:
    """Poll until `seen()`; AssertionError when the deadline passes."""
    deadline = time.monotonic() + seconds
    while not seen():
        assert time.monotonic() < deadline, f"waited {seconds} s in vain for {what}"
        time.sleep(0.02)


class VirtualHeadset:
    """Starts plugged in, in a silent room. Everything that it started ends with `stop()`."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="headset-"))
        self._server: subprocess.Popen[bytes] | None = None
        self._playing: list[subprocess.Popen[bytes]] = []
        self._modules: list[str] = []
        self._outputs: dict[str, str] = {}
        self._leaks: list[str] = []

    @property
    def environment(self) -> dict[str, str]:
        """What a process that is to hear the headset needs beside the variables that it has."""
        return {
            "PULSE_SERVER": f"unix:{self._folder}/native",
            "ALSA_CONFIG_PATH": str(self._folder / "asound.conf"),
        }

    def start(self) -> "VirtualHeadset":
        """Bring the server up and plug the headset in."""
        self._folder.joinpath("asound.conf").write_text(_ALSA, encoding="utf-8")
        protocol = f"module-native-protocol-unix auth-anonymous=1 socket={self._folder}/native"
        private = {"XDG_RUNTIME_DIR": str(self._folder), "HOME": str(self._folder)}
        self._server = subprocess.Popen(
            ["pulseaudio", "--exit-idle-time=-1", "-n", "--daemonize=no", f"--load={protocol}"],
            env={**os.environ, **private},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_for(lambda: self._pactl("info").returncode == 0, what="the sound server")
        self.plug()
        return self

    def stop(self) -> None:
        """End everything and leave no file behind."""
        self.hush()
        if self._server is not None:
            self._server.terminate()
            self._server.wait(timeout=10)
        shutil.rmtree(self._folder, ignore_errors=True)

    def play(self, path: Path, start: float = 0.0, output: str = "room") -> subprocess.Popen[bytes]:
        """Speak a sound file (from second `start`) into the room; returns at once. The process ends with the sound.

        Another `output`, see `plug_output`, is heard by whoever wears it and by its monitor.
        """
        process = subprocess.Popen(
            ["paplay", f"--device={output}", str(self._from(path, start) if start else path)],
            env={**os.environ, **self.environment},
        )
        self._playing.append(process)
        return process

    def hush(self) -> None:
        """Stop whatever plays."""
        for process in self._playing:
            process.terminate()
            process.wait(timeout=10)
        self._playing.clear()

    def plug(self) -> None:
        """Give the headset (back)."""
        for module in (_ROOM, _MICROPHONE):
            loaded = self._pactl("load-module", *module)
            assert loaded.returncode == 0, loaded.stderr
            self._modules.append(loaded.stdout.strip())

    def plug_output(self, name: str, description: str = "", default: bool = False) -> None:
        """One more output, in stereo: what the customer is heard by. Its monitor is `PulseAudio: <name>.monitor`."""
        words = f"sink_properties=\"device.description='{description or name}'\""
        loaded = self._pactl(*_OUTPUT, f"sink_name={name}", words)
        assert loaded.returncode == 0, loaded.stderr
        self._outputs[name] = loaded.stdout.strip()
        if default:
            self._pactl("set-default-sink", name)

    def unplug_output(self, name: str) -> None:
        """Take an output away; the headset stays."""
        self._pactl("unload-module", self._outputs.pop(name))

    def leak(self, output: str, decibels: int) -> None:
        """Let what an output plays be heard in the room, so many dB softer (a negative number)."""
        loaded = self._pactl(
            "load-module", "module-loopback", f"source={output}.monitor", "sink=room", "latency_msec=30"
        )
        assert loaded.returncode == 0, loaded.stderr
        self._leaks.append(loaded.stdout.strip())
        stream = self._pactl("list", "short", "sink-inputs").stdout.splitlines()[-1].split()[0]
        turned = self._pactl("set-sink-input-volume", stream, f"{decibels}dB")
        assert turned.returncode == 0, turned.stderr

    def hold_tight(self) -> None:
        """End every leak."""
        while self._leaks:
            self._pactl("unload-module", self._leaks.pop())

    def unplug(self) -> None:
        """Take the headset away: streams on it are cut, opening it fails. What plays into the room ends too."""
        # With any source left the server would quietly move the stream there: the sink and its monitor must go as well.
        while self._modules:
            self._pactl("unload-module", self._modules.pop())

    def set_default(self, source: str = NAME) -> None:
        """Make a source what programs hear that ask for none."""
        self._pactl("set-default-source", source)

    def stall(self) -> None:
        """The headset stays but delivers nothing: no error, no callback. What plays plays on."""
        self._pactl("suspend-source", NAME, "1")

    def resume(self) -> None:
        """Deliver again after `stall`."""
        self._pactl("suspend-source", NAME, "0")

    def __enter__(self) -> "VirtualHeadset":
        return self.start()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None):
        self.stop()

    def _pactl(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["pactl", *words],
            check=False,
            env={**os.environ, **self.environment},
            capture_output=True,
            text=True,
            timeout=20,
        )

    def _from(self, path: Path, start: float) -> Path:
        import soundfile

        samples, rate = soundfile.read(path, dtype="int16")
        rest = self._folder / f"rest-{time.monotonic_ns()}.wav"
        soundfile.write(rest, samples[int(start * rate) :], rate)
        return rest


@contextmanager
def in_environment(headset: VirtualHeadset) -> Iterator[VirtualHeadset]:
    """Let this very process hear the headset too."""
    before = {name: os.environ.get(name) for name in headset.environment}
    os.environ.update(headset.environment)
    try:
        yield headset
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
