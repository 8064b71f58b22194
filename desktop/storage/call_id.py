"""The name of a call: to read out, to type, and to find the day by."""

import secrets
from datetime import datetime

_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
"""None that is taken for another when an id is read out or typed."""


def new_call_id(started_at: str = "") -> str:
    """An id that was never given before: the day, to find it by, and forty bits of chance."""
    day = (started_at or datetime.now().isoformat())[:10].replace("-", "")
    return f"{day}-" + "".join(secrets.choice(_LETTERS) for _ in range(8))
