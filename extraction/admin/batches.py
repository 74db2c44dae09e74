"""The files of one upload, each either a form to fill in or a reason why not."""

import logging
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from extraction import office
from extraction.actions import AlreadyImported, ReceivedFile, receive, reopen
from extraction.admin.forms.upload import FileForms
from extraction.intake import FoundFile, IntakeError, clean_name, files
from extraction.refusals import sentence
from tracker.models import SourceFile

logger = logging.getLogger(__name__)

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
    """``good`` files with their forms, filled in by ``data`` if there is any, and ``bad`` ones with their reasons."""

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        self.data = data
        self.good: list[FileForms] = []
        self.bad: list[Bad] = []

    def take_upload(self, upload: "UploadedFile[Any]") -> None:
        """Read an uploaded file, or the files of an uploaded archive."""
        with tempfile.TemporaryDirectory(prefix="upload-") as scratch:
            path = Path(scratch, "upload")
            with path.open("wb") as file:
                for chunk in upload.chunks():
                    file.write(chunk)
            with files(path, clean_name(upload.name or "")) as found:
                for each in found:
                    self._take(each.name, lambda each=each: _received(each))  # type: ignore[misc]

    def take_stored(self, sha256: str, name: str) -> None:
        """Take up a file that waits since an upload."""
        self._take(name, lambda: reopen(sha256, name, office.rulebook()))

    def _take(self, name: str, received: Callable[[], ReceivedFile]) -> None:
        try:
            self._add(received())
        except AlreadyImported as refusal:
            self.bad.append(Bad(name, str(refusal), refusal.source))
        except IntakeError as error:
            self.bad.append(Bad(name, sentence(error)))
        except OSError as error:
            self.bad.append(Bad(name, _("The store cannot be written: %(why)s.") % {"why": error.strerror}))
        except Exception as error:
            # A mistake of ours, not of the file: logged in full, and still no reason to lose the other files.
            logger.exception("upload of %r failed", name)
            self.bad.append(
                Bad(name, _("The program failed (%(error)s); the log says where.") % {"error": repr(error)})
            )

    def _add(self, received: ReceivedFile) -> None:
        reason = self._too_much(received)
        if reason:
            self.bad.append(Bad(received.name, reason))
        else:
            self.good.append(FileForms(received, self.data))

    def _too_much(self, received: ReceivedFile) -> str:
        """Why the page has no room or no use for a file, or nothing."""
        same = next((file.received.name for file in self.good if file.received.sha256 == received.sha256), None)
        if same:
            return _("The same file as “%(name)s”; it is taken once.") % {"name": same}
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


def _received(found: FoundFile) -> ReceivedFile:
    if found.error:
        raise found.error
    return receive(found.path, found.name, office.rulebook())
