"""All that is sent is read as UTF-8, whatever it says of itself.

Django reads a request in the encoding that its content type names before any of its own nets is spread: one that is
no encoding of texts ended as a bare 500 of the server, one that writes halves of characters in the record.
"""

from collections.abc import Callable, Iterable
from typing import Any

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


def reading_utf8(application: Application) -> Application:
    """The application, given of each content type its kind and where its parts end, and nothing more."""

    def read(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        environ["CONTENT_TYPE"] = plain_type(environ.get("CONTENT_TYPE", ""))
        return application(environ, start_response)

    return read


def plain_type(announced: str) -> str:
    """The content type without its parameters, but for the boundary of a form with files."""
    kind, *parameters = announced.split(";")
    kept = [each for each in parameters if each.partition("=")[0].strip().lower() == "boundary"]
    return ";".join([kind, *kept])
