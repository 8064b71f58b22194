"""What can go wrong, as something a person can read and act on."""


class PeitingError(Exception):
    """An expected trouble: what happened (with file, line, key or device) and what to do about it.

    `code` is stable and never translated; tests and support refer to it. `message` and `remedy` are for
    the person in front of the program, one sentence each, in Simplified Chinese.
    """

    def __init__(self, code: str, message: str, remedy: str = "") -> None:
        super().__init__(f"{message} {remedy}".strip())
        self.code = code
        self.message = message
        self.remedy = remedy
