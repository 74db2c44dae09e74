"""What the database refuses, by kinds: how each is told to a person, and with which status.

Both databases are asked by the code they give: the SQLSTATE of PostgreSQL, the name of the error of SQLite.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, DataError, Error, IntegrityError, InterfaceError, OperationalError
from django.db.models import ProtectedError, RestrictedError
from django.utils.translation import gettext_lazy as _

from tracker.answers.fitting import DoesNotFit


@dataclass(frozen=True)
class Kind:
    """One kind of refusal: its ``name`` in the log, the ``status`` for a form and for a mere look at an address.

    ``again`` says that the same may well be taken when it is sent once more; ``is_fault``, that the administrator has
    something to mend.  ``is_of`` tells an exception of the kind from its class and its code.
    """

    name: str
    status: int
    sentence: Any
    is_of: Callable[[BaseException, str], bool]
    status_of_look: int = 0
    again: bool = False
    is_fault: bool = False

    def status_for(self, method: str | None) -> int:
        """The status of the answer to a request of this method."""
        return self.status_of_look or self.status if method in ("GET", "HEAD") else self.status


def _a(*classes: type[BaseException]) -> Callable[[BaseException, str], bool]:
    return lambda exception, code: isinstance(exception, classes)


def _code(*beginnings: str) -> Callable[[BaseException, str], bool]:
    return lambda exception, code: code.startswith(beginnings)


def _unreachable(exception: BaseException, code: str) -> bool:
    """Connections that fail have no code; what is no table (SQLITE_ERROR) is a fault of ours and stays one."""
    lost = ("08", "53", "57P", "25P03", "SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_CORRUPT", "SQLITE_NOTADB")
    return isinstance(exception, InterfaceError | OperationalError) and (not code or code.startswith(lost))


def _gone(exception: BaseException, code: str) -> bool:
    """Looked for and not there; Django says it of a row to be written over in a plain error without any code."""
    return isinstance(exception, ObjectDoesNotExist) or (type(exception) is DatabaseError and not code)


# The first that fits is meant.
KINDS = (
    Kind(
        "busy",
        503,
        _("Somebody else is saving to the same place, and waiting took too long. Try again in a moment."),
        _code("55P03", "40", "SQLITE_BUSY", "SQLITE_LOCKED"),
        again=True,
    ),
    Kind(
        "slow",
        503,
        _("This took too long and was stopped. Ask for less at once, or try again in a moment."),
        _code("57014", "SQLITE_INTERRUPT"),
        again=True,
    ),
    Kind(
        "not writable",
        503,
        _("The database cannot save anything just now: its disk is full or read-only. Tell the administrator."),
        _code("53100", "25006", "SQLITE_FULL", "SQLITE_READONLY"),
        again=True,
        is_fault=True,
    ),
    Kind(
        "in use",
        409,
        _("Something else in the record depends on it, so it cannot be removed."),
        _a(ProtectedError, RestrictedError),
    ),
    Kind(
        "twice",
        409,
        _("The same is already in the record: somebody saved it first, or it was submitted twice. Reload the page."),
        _code("23505", "23P01", "SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY"),
    ),
    Kind(
        "reference",
        409,
        _("Something connected with this was changed or removed in the meantime. Reload the page."),
        _code("23503", "SQLITE_CONSTRAINT_FOREIGNKEY", "SQLITE_CONSTRAINT_TRIGGER"),
    ),
    Kind(
        "gone",
        409,
        _("This no longer exists: somebody removed it in the meantime. Reload the page."),
        _gone,
        status_of_look=404,
    ),
    Kind(
        "not fitting",
        422,
        _("The values contradict each other, or a required one is missing. Correct them and submit again."),
        _a(IntegrityError),
        status_of_look=400,
    ),
    Kind(
        "value",
        422,
        _("One of the values is too long, too large, or holds a character that cannot be stored. Correct it and "
          "submit again."),
        _a(DataError, OverflowError, UnicodeEncodeError),
        status_of_look=400,
    ),
    Kind(
        "unreachable",
        503,
        _("The database does not answer. Try again in a moment, and tell the administrator if it stays so."),
        _unreachable,
        again=True,
        is_fault=True,
    ),
)  # fmt: skip


def kind_of(exception: BaseException | None) -> Kind | None:
    """Which refusal of the database this is; None for anything else, which is a fault of the program."""
    if exception is None:
        return None
    code = code_of(exception)
    return next((kind for kind in KINDS if kind.is_of(exception, code)), None)


def sentence_of(exception: BaseException) -> str:
    """The refusal in one translated sentence; empty for what is none."""
    kind = kind_of(exception)
    if kind is None:
        return ""
    return str(exception) if isinstance(exception, DoesNotFit) else str(kind.sentence)


def code_of(exception: BaseException) -> str:
    """What the database itself calls it: ``23505``, ``SQLITE_BUSY``; empty for what is none of its errors."""
    if not isinstance(exception, Error):
        return ""
    cause = exception.__cause__
    return getattr(cause, "sqlstate", None) or getattr(cause, "sqlite_errorname", None) or ""
