"""A model that is no model but looks like one, and a web server on this machine that gives it away, or refuses to."""

import hashlib
import io
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from desktop.asr.catalogue import Archive, CatalogueEntry

FILES = {
    "am/final.mdl": b"acoustic model " * 20_000,
    "conf/mfcc.conf": b"--sample-frequency=16000\n",
    "conf/model.conf": b"--beam=10.0\n--endpoint.rule4.min-trailing-silence=2.0\n",
    "graph/HCLr.fst": bytes(range(256)) * 1_000,
}


def zipped(files: dict[str, bytes], folder: str = "toy-model") -> bytes:
    """A zip of `files` below `folder`, stored without compression so that its size is that of its content."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(
                zipfile.ZipInfo(f"{folder}/{name}"), content
            )  # without the time of day: always the same bytes
    return buffer.getvalue()


def toy_entry(url: str, content: bytes, sha256: str | None = None) -> CatalogueEntry:
    """A catalogue entry for `content` at `url`, its hash known unless another one is given."""
    known = hashlib.sha256(content).hexdigest() if sha256 is None else sha256
    return CatalogueEntry(
        name="toy-model",
        title="玩具模型",
        engine="vosk",
        language="zh",
        licence="Apache-2.0",
        required=tuple(FILES),
        unpacked_limit=2_000_000,
        archives=(Archive(folder="toy-model", url=url, size=len(content), sha256=known),),
    )


@dataclass
class Mirror:
    """What the server gives and what it was asked."""

    content: bytes
    url: str = ""
    refuse: int = 0
    """An HTTP status to answer every request with."""
    cut_after: int = 0
    """Close the connection after so many bytes of the body; 0 sends all."""
    stall: threading.Event | None = None
    """After `cut_after` bytes wait for this instead of closing."""
    ranges: list[str] = field(default_factory=list)
    """The Range header of each request, empty where there was none."""


@contextmanager
def mirror(content: bytes) -> Iterator[Mirror]:
    """Serve `content` on 127.0.0.1 under any path until the block is left."""
    state = Mirror(content)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            wanted = self.headers.get("Range", "")
            state.ranges.append(wanted)
            if state.refuse:
                self.send_error(state.refuse)
                return
            start = int(wanted.removeprefix("bytes=").rstrip("-") or 0)
            if start >= len(state.content):
                self.send_response(416)
                self.send_header("Content-Range", f"bytes */{len(state.content)}")
                self.end_headers()
                return
            self._send(state.content[start:], partial=bool(wanted))

        def _send(self, body: bytes, partial: bool) -> None:
            self.send_response(206 if partial else 200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if not state.cut_after:
                self.wfile.write(body)
                return
            self.wfile.write(body[: state.cut_after])
            self.wfile.flush()
            if state.stall is not None:
                state.stall.wait(60)

        def log_message(self, format: str, *args: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    state.url = f"http://127.0.0.1:{server.server_port}/toy-model.zip"
    try:
        yield state
    finally:
        if state.stall is not None:
            state.stall.set()
        server.shutdown()
        thread.join()
        server.server_close()
