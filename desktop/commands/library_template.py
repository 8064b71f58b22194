"""What the templates of `peiting library new` share: their texts, and which names a file or folder may have."""

import re

from desktop import paths
from desktop.errors import PeitingError

_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_DEVICE = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")
"""No file of Windows can have such a name, nor a colleague open one that was made elsewhere."""


def refuse_bad_id(name: str, what: str, example: str) -> None:
    """Raises PeitingError when nothing can be called so."""
    if not _ID.fullmatch(name):
        raise PeitingError(
            "pack-id", f"“{name}”不能作{what}的 id。", f"只能用小写英文字母、数字、下划线和短横线，例如 {example}。"
        )
    if _DEVICE.fullmatch(name):
        raise PeitingError(
            "pack-id", f"“{name}”是 Windows 留给设备的名字，不能作文件夹或文件。", f"请换一个，例如 {example}。"
        )


def schema_line() -> str:
    """Tells editors where the schema is, from which they complete and check."""
    schema = paths.scripts_library() / "schema" / "peiting-library.schema.json"
    return f"#:schema {schema.as_uri()}\n\n" if schema.is_file() else ""


def template(name: str) -> str:
    """A text that comes with the program, to be filled in."""
    return (paths.assets() / "library" / "new_pack" / name).read_text(encoding="utf-8")
