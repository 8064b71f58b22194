"""Whether the rows of the standards that an entry names exist."""

from collections.abc import Iterator

from desktop.storage.practice.faults import Fault, unknown
from desktop.storage.practice.known_names import KnownNames
from desktop.storage.toml_lines import KeyPath


def standard_faults(path: KeyPath, standard: str, known: KnownNames) -> Iterator[Fault]:
    """A fault for each row of `H5,N12` that there is not; an own rule of a company has none, only a document."""
    for name in standard.split(",") if standard else ():
        if not name.strip():
            yield Fault(path, "编号之间多了一个逗号。")
        elif name.strip() not in known.standards:
            yield unknown(path, name.strip(), "规范条目", sorted(known.standards))
