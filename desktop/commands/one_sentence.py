"""A command line that complains in one sentence, as everything else does, instead of a page of usage."""

import argparse
from typing import NoReturn


class OneSentenceParser(argparse.ArgumentParser):
    """For every command."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"peiting: 命令行有误：{readable(message)}。 用法请看 {self.prog} --help。\n")


def readable(text: str) -> str:
    """Give back the bytes of a file name that the locale could not decode and Python carries as surrogates."""
    raw = b"".join(
        bytes([ord(char) - 0xDC00]) if "\udc80" <= char <= "\udcff" else char.encode("utf-8", "replace")
        for char in text
    )
    return raw.decode("utf-8", "replace")


def one_line(text: str) -> str:
    """What others wrote, as it may be printed: on one line, and with nothing that a terminal would obey."""
    return "".join(char if char.isprintable() else " " for char in readable(text))
