"""What somebody typed, carried past a login: signed, so that what comes back is what went out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from django.core import signing
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

# Longer texts would make every try to log in slow; a directive has some hundred characters, a speech's form some KB.
MOST_BYTES = 200_000
SECONDS_KEPT = 24 * 60 * 60
_SALT = "tracker.kept-form"
# The token is made anew when it is sent again; a password is kept nowhere.
_NEVER_KEPT = re.compile("csrfmiddlewaretoken|password", re.IGNORECASE)
_SHOWN_UP_TO = 300
# A person's words or a day; the rest of a form are its own names for things.
_WORDS = re.compile(r"[^\x00-\x7f]|\S\s+\S|^\d{4}-\d\d-\d\d$")


@dataclass(frozen=True)
class KeptForm:
    """A form that was sent to ``address`` of this site by somebody who was logged out meanwhile.

    ``fields`` are names and values in their order; ``files`` the names of files, which cannot be kept;
    ``without_password`` says that a password was sent and left out.
    """

    address: str
    fields: list[list[str]]
    files: list[str]
    without_password: bool = False

    @classmethod
    def of(cls, request: HttpRequest) -> "KeptForm":
        """What the request brought."""
        sent = [[name, str(value)] for name, values in request.POST.lists() for value in values]
        files = [upload.name or "" for _name, uploads in request.FILES.lists() for upload in uploads]
        return cls(
            address=request.get_full_path(),
            fields=[[name, value] for name, value in sent if not _NEVER_KEPT.search(name)],
            files=files,
            without_password=any("password" in name.lower() for name, _value in sent),
        )

    @classmethod
    def signed_as(cls, words: str) -> "KeptForm | None":
        """What ``signed`` gave; None for anything else, for what is older than a day, and for another site."""
        try:
            kept = cls(**signing.loads(words, salt=_SALT, max_age=SECONDS_KEPT))
        except (signing.BadSignature, TypeError):
            return None
        is_ours = kept.address.startswith("/") and url_has_allowed_host_and_scheme(kept.address, None)
        return kept if is_ours else None

    @property
    def is_too_long(self) -> bool:
        """Whether it is more than can be carried along."""
        return self.bytes > MOST_BYTES

    @property
    def bytes(self) -> int:
        """How much was typed, in bytes of UTF-8."""
        return sum(len(f"{name}{value}".encode("utf-8", "surrogatepass")) for name, value in self.fields)

    def signed(self) -> str:
        """As one word for a hidden field."""
        return signing.dumps(vars(self), salt=_SALT, compress=True)

    def words(self) -> Iterator[str]:
        """What of it a person would know again, long texts cut; each once."""
        typed = dict.fromkeys(field.value.strip() for field in self.parted() if field.is_typed)
        return (value if len(value) <= _SHOWN_UP_TO else f"{value[:_SHOWN_UP_TO]}…" for value in typed)

    def parted(self) -> list["KeptField"]:
        """The fields in their order, each with whether a person typed it."""
        return [KeptField(name, value, bool(_WORDS.search(value.strip()))) for name, value in self.fields]

    def typed(self) -> bool:
        """Whether a person would miss anything of it."""
        return any(field.is_typed for field in self.parted())


class KeptField(NamedTuple):
    """A field that was sent; ``is_typed`` tells what a person wrote from the form's own names for things."""

    name: str
    value: str
    is_typed: bool
