"""A visitor without a screen: cookies, pages, and forms filled in as they are shown."""

import mimetypes
import urllib.error
import urllib.parse
import urllib.request
import uuid
from collections.abc import Iterable
from http.client import HTTPException
from http.cookiejar import CookieJar
from typing import Any, NamedTuple

from lxml import html

from tests.load.notes import Notes

SECONDS = 90  # a killed worker says nothing at all; a slow one may take its time

PARSER = html.HTMLParser(encoding="utf-8")

Fields = list[tuple[str, str]]


class Answer(NamedTuple):
    """What came back: its status (0 where nothing did), the address in the end, and the page."""

    status: int
    address: str
    page: html.HtmlElement

    @property
    def message(self) -> str:
        """The classes of the messages on the page."""
        # The site's, the admin's, and the desk's own list of them.
        lists = " or ".join(f"contains(@class, '{name}')" for name in ("messages", "messagelist", "told"))
        return " ".join(map(str, self.page.xpath(f"//ul[{lists}]/li/@class")))

    def form(self, path: str = "//form") -> html.FormElement | None:
        """The first form that the path finds."""
        found = self.page.xpath(path)
        return found[0] if found else None

    def links(self, part: str) -> list[str]:
        """The addresses on the page that hold these words."""
        return [str(address) for address in self.page.xpath("//a/@href") if part in str(address)]


class Browser:
    """One visitor of the server; every answer is counted in the notes."""

    def __init__(self, root: str, notes: Notes) -> None:
        self.root = root
        self._notes = notes
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def get(self, address: str) -> Answer:
        """The page at the address."""
        return self._answer(urllib.request.Request(urllib.parse.urljoin(self.root, address)))

    def send(self, form: html.FormElement, at: Answer, **values: str) -> Answer:
        """Send a form of a page as it is filled in, but for these values."""
        # A browser leaves out the line break that stands before the words of a text area.
        fields = [(name, value.removeprefix("\n")) for name, value in form.form_values() if name not in values]
        return self.post(urllib.parse.urljoin(at.address, form.action or at.address), [*fields, *values.items()])

    def post(self, address: str, fields: Fields) -> Answer:
        """Send fields to an address."""
        body = urllib.parse.urlencode(fields).encode("ascii")
        return self._answer(urllib.request.Request(address, body, headers={"Referer": address}))

    def upload(self, form: html.FormElement, at: Answer, field: str, files: Iterable[tuple[str, bytes]]) -> Answer:
        """Send a form of a page with files."""
        boundary = uuid.uuid4().hex
        parts = [(f'name="{name}"', value.encode(), "") for name, value in form.form_values() if name != field]
        parts += [(f'name="{field}"; filename="{name}"', data, _kind(name)) for name, data in files]
        body = b"".join(
            f"--{boundary}\r\nContent-Disposition: form-data; {said}\r\n{kind}\r\n".encode() + data + b"\r\n"
            for said, data, kind in parts
        )
        headers = {"Content-Type": f"multipart/form-data; boundary={boundary}", "Referer": at.address}
        return self._answer(urllib.request.Request(at.address, body + f"--{boundary}--\r\n".encode(), headers=headers))

    def _answer(self, request: urllib.request.Request) -> Answer:
        try:
            with self._opened(request) as answer:
                return self._counted(request, answer.status, answer.url, answer.read())
        except (OSError, HTTPException, ValueError) as error:  # killed, also in the middle of a page
            self._notes.answered(type(error).__name__, request.full_url)
            return Answer(0, request.full_url, html.fromstring("<p></p>"))

    def _opened(self, request: urllib.request.Request) -> Any:
        try:
            return self._opener.open(request, timeout=SECONDS)
        except urllib.error.HTTPError as refusal:
            return refusal

    def _counted(self, request: urllib.request.Request, status: int, address: str, body: bytes) -> Answer:
        self._notes.answered(status, f"{request.get_method()} {request.full_url}")
        return Answer(status, address, html.document_fromstring(body or b"<p></p>", PARSER))


def _kind(name: str) -> str:
    return f"Content-Type: {mimetypes.guess_type(name)[0] or 'application/octet-stream'}\r\n"
