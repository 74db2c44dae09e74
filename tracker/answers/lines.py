"""How the log is written: one line for each thing, and a traceback only for a fault of the program."""

import logging

from tracker.answers.kinds import kind_of


def one_line(words: str, most: int = 200) -> str:
    """The words without anything that would end a line or turn it around; the rest is cut off."""
    shown = "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in words[:most])
    return shown if len(words) <= most else f"{shown}…"


class OneLine(logging.Formatter):
    """What a visitor wrote stays on its line, so that nobody makes up lines; tracebacks have their own."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the name is logging's
        """The line without the traceback."""
        return one_line(super().formatMessage(record), most=2_000)


class FaultsAlone(logging.Filter):
    """Lets through what Django says of a fault; refusals are noted by ``noting``, with who and from where."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether it is one."""
        fault = record.exc_info[1] if record.exc_info else None
        return getattr(record, "status_code", 0) >= 500 and kind_of(fault) is None
