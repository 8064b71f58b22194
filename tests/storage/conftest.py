from collections.abc import Callable, Iterator
from pathlib import Path

import postgres
import pytest

PACK = '[pack]\nid = "p"\nname = "包"\nversion = "2.1"\n'
STAGE = '[[stage]]\nid = "greeting"\nname = "问候"\n[[stage.step]]\nid = "hello"\ntitle = "问好"\nsay = "您好"\n'

WriteFiles = Callable[..., Path]


@pytest.fixture
def library(tmp_path: Path) -> WriteFiles:
    """Writes files below a library folder; a sound pack `p` with one stage unless told otherwise."""

    def write(files: dict[str, str | bytes], root: str = "library", base: bool = True) -> Path:
        sound: dict[str, str | bytes] = {"p/pack.toml": PACK, "p/stages.toml": STAGE} if base else {}
        for name, content in {**sound, **files}.items():
            path = tmp_path / root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return tmp_path / root

    return write


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Server]:
    """A server for all tests; a database of it is made in a tenth of a second, the server in one or two."""
    if postgres.programs() is None and not postgres.belongs_here():
        pytest.skip("needs PostgreSQL")
    with postgres.server() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    """An empty place for a record, of either kind."""
    if request.param == "sqlite":
        return tmp_path / "data" / "calls.sqlite3"
    server: postgres.Server = request.getfixturevalue("postgres_server")
    return server.new_database()
