"""Which kind of refusal an error of the database is, by the code that either database gives."""

import pytest
from django.db import DatabaseError, InterfaceError, OperationalError

from tracker.answers.kinds import KINDS, kind_of


def with_code(code: str, kind: type[DatabaseError] = OperationalError) -> DatabaseError:
    """An error as Django makes it of one of PostgreSQL (five signs) or SQLite."""
    error, cause = kind("DETAIL: Key (name)=(县水利局)"), Exception()
    setattr(cause, "sqlite_errorname" if code.startswith("SQLITE") else "sqlstate", code)
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("55P03", "busy"), ("40P01", "busy"), ("40001", "busy"), ("SQLITE_BUSY", "busy"), ("SQLITE_LOCKED", "busy"),
        ("57014", "slow"), ("53100", "not writable"), ("SQLITE_FULL", "not writable"),
        ("SQLITE_READONLY", "not writable"), ("57P01", "unreachable"), ("53300", "unreachable"),
        ("SQLITE_CANTOPEN", "unreachable"), ("23505", "twice"), ("23503", "reference"),
    ],
)  # fmt: skip
def test_each_code_of_both_databases_is_of_a_kind(code, name):
    assert kind_of(with_code(code)).name == name


@pytest.mark.parametrize("fault", [with_code("SQLITE_ERROR"), with_code("42P01"), ValueError(), ZeroDivisionError()])
def test_a_table_that_is_missing_and_a_mistake_of_ours_stay_faults(fault):
    assert kind_of(fault) is None


def test_a_connection_that_was_lost_has_no_code():
    assert kind_of(InterfaceError("connection already closed")).name == "unreachable"


def test_no_sentence_tells_what_the_database_said_of_the_row():
    assert not [kind for kind in KINDS if "DETAIL" in str(kind.sentence)]
