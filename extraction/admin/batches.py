"""The files of one upload, each either a form to fill in or a reason why not."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from extraction import office
from extraction.actions import (
    Allowance,
    AlreadyImported,
    Parting,
    ReceivedFile,
    SpeechDraft,
    drafts_of,
    known_by_words,
    receive,
    reopen,
)
from extraction.admin.cutting import Cutting
from extraction.admin.forms.uploaded import FileForms, There
from extraction.intake import FoundFile, clean_name, files
from extraction.refusals import why_not
from extraction.wordprint import wordprint
from tracker.files import incoming
from tracker.models import SourceFile

# More would be too much for one page, and for the time a server gives one request.
MAX_SPEECHES = 60
# Alone a file may have more, as long as its fields pass Django's limit of 1000 in one form.
MAX_SPEECHES_OF_ONE_FILE = 180


class Bad(NamedTuple):
    """A file that is not taken: its name, why, and the earlier import if it is already there."""

    name: str
    reason: str
    earlier: SourceFile | None = None


class Batch:
    """``good`` files with their forms, filled in by ``data`` if there is any, and ``bad`` ones with their reasons.

    Each file that is uploaded counts against the ``allowance`` of who does so.
    """

    def __init__(self, allowance: Allowance, data: Mapping[str, Any] | None = None) -> None:
        self._allowance = allowance
        self.data = data
        self.good: list[FileForms] = []
        self.bad: list[Bad] = []
        self._shown: dict[str, str] = {}

    def take_upload(self, upload: "UploadedFile[Any]") -> None:
        """Read an uploaded file, or the files of an uploaded archive."""
        with incoming.scratch() as scratch:
            path = scratch / "upload"
            with path.open("wb") as file:
                for chunk in upload.chunks():
                    file.write(chunk)
            with files(path, clean_name(upload.name or "")) as found:
                for each in found:
                    self._take(each.name, lambda each=each: self._add(self._received(each)))  # type: ignore[misc]

    def take_waiting(self, sha256: str, name: str) -> None:
        """Take up a file that waits since an upload, in the parts that the page has for it."""
        self._take(name, lambda: self._add_in_parts(reopen(sha256, name, office.rulebook())))

    def _received(self, found: FoundFile) -> ReceivedFile:
        if found.error:
            raise found.error
        self._allowance.take_one()
        return receive(found.path, found.name, office.rulebook())

    def _take(self, name: str, add: Callable[[], None]) -> None:
        try:
            add()
        except AlreadyImported as refusal:
            self.bad.append(Bad(name, str(refusal), refusal.source))
        except Exception as error:
            self.bad.append(Bad(name, why_not(name, error)))

    def _add(self, received: ReceivedFile) -> None:
        reason = self._too_much(received)
        if reason:
            self.bad.append(Bad(received.name, reason))
            return
        parting = Parting.at(received.document.text, (draft.start for draft in received.drafts))
        self.good.append(self._forms(received, parting, received.drafts, self.data))

    def _add_in_parts(self, received: ReceivedFile) -> None:
        cutting = Cutting(received, self.data or {}, most=MAX_SPEECHES_OF_ONE_FILE)
        spans = [(part.start, part.end) for part in cutting.parting.speeches]
        received, drafts = drafts_of(received, spans, office.rulebook())
        forms = self._forms(received, cutting.parting, drafts, cutting.data)
        forms.complaint, forms.opened, forms.whole = cutting.complaint, cutting.opened, cutting.whole
        self.good.append(forms)

    def _forms(
        self,
        received: ReceivedFile,
        parting: Parting,
        drafts: tuple[SpeechDraft, ...],
        data: Mapping[str, Any] | None,
    ) -> FileForms:
        wordprints = [wordprint(received.text_of(draft)) for draft in drafts]
        known = known_by_words(wordprints)
        theres = [There(tuple(known.get(words, ())), self._above(words, received.name)) for words in wordprints]
        return FileForms(received, parting, drafts, theres, data)

    def _above(self, words: str, name: str) -> str:
        """In which file the same words stand above on the page, if in any."""
        above = self._shown.get(words, "") if words else ""
        self._shown.setdefault(words, name)
        return above

    def _too_much(self, received: ReceivedFile) -> str:
        """Why the page has no room or no use for a file, or nothing."""
        same = next((file.received.name for file in self.good if file.received.sha256 == received.sha256), None)
        if same:
            return _("The same file as “%(name)s”; it is only read once.") % {"name": same}
        count, shown = len(received.drafts), sum(len(file.speeches) for file in self.good)
        if count > MAX_SPEECHES_OF_ONE_FILE:
            return _("The file holds %(count)s speeches; have the administrator import it with import_speeches.") % {
                "count": count
            }
        if self.good and shown + count > MAX_SPEECHES:
            return _("Only %(limit)s speeches fit one page; upload this file again after these.") % {
                "limit": MAX_SPEECHES
            }
        return ""
