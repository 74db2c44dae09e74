"""A database that fails at one of an act's writes, and what it then holds: all or nothing is told by looking at all."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

from django.apps import apps
from django.db import OperationalError, connection

_WRITES = ("INSERT", "UPDATE", "DELETE")


def everything() -> dict[str, list[dict[str, Any]]]:
    """All rows of the program."""
    models = [model for app in ("tracker", "extraction") for model in apps.get_app_config(app).get_models()]
    return {model.__name__: list(model._base_manager.order_by("pk").values()) for model in models}


@contextmanager
def failing_at(number: int) -> Iterator[None]:
    """Within the context the write of this number (1 is the first) fails, as on a disk that is full."""
    written = count(1)

    def execute(run: Callable[..., Any], sql: str, *arguments: Any) -> Any:
        if sql.startswith(_WRITES) and next(written) == number:
            raise OperationalError("no space left on the disk")
        return run(sql, *arguments)

    with connection.execute_wrapper(execute):
        yield


def half_done(act: Callable[[], object]) -> tuple[list[int], int]:
    """Take the act again and again, failing at each of its writes in turn, and at last let it be.

    The numbers of the writes whose failure left something behind, and how many writes there are.
    """
    before, left = everything(), []
    for number in count(1):
        try:
            with failing_at(number):
                act()
        except OperationalError:
            if everything() != before:
                left.append(number)
        else:
            return left, number - 1
    raise AssertionError("never reached")
