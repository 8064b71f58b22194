"""What a `file:` address means as a path, with the server that it may name."""

from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname


def path_of(place: str) -> Path:
    """The path of a `file:` address; anything else is a path already. `file://server/share` is `//server/share`."""
    parts = urlsplit(place)
    if parts.scheme != "file":
        return Path(place)
    path = url2pathname(parts.path)
    return Path(path if parts.netloc in ("", "localhost") else f"//{parts.netloc}{path}")
