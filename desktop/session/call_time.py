"""How a moment of a call, or its length, is written wherever people read it."""


def minutes(seconds: float) -> str:
    """01:27; an hour and more as 1:02:03."""
    whole = int(seconds)
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60:02}:{rest % 60:02}"
