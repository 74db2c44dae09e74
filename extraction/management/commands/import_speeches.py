"""``manage.py import_speeches PATH…``: files, folders and zip archives of speeches into the record."""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _
from tqdm import tqdm

from extraction.actions import AlreadyImported, SpeechDraft, import_file, receive
from extraction.intake import Found, IntakeError, files, paths_under
from extraction.models import Proposal
from extraction.refusals import sentence
from tracker.days import day_of

# With more files than this, people want to see how far it is.
HANDFUL = 5
BY = "import_speeches"


class Command(BaseCommand):
    """Each file comes in wholly or not at all; a bad one is reported and the others go on."""

    help = "Import speeches from txt, docx and pdf files, folders and zip archives of these."

    def add_arguments(self, parser: CommandParser) -> None:
        """What to import, and what is already known of all of it."""
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file, a folder or a zip archive")
        parser.add_argument("--held-on", type=_day, help="the day the meeting was held, as 2026-03-02")
        parser.add_argument("--meeting", help="the title of the meeting")
        parser.add_argument("--speaker", help='the speaker as printed, with or without the post: "县长 林某"')

    def handle(self, *, paths: list[Path], **options: Any) -> None:
        """Import, print a table of what became of each file, and fail if any file failed."""
        self.known = _known(options)
        self.rows: list[tuple[str, str]] = []
        self.failed = 0
        named = [pair for path in paths for pair in paths_under(path)]
        for name, path in _with_progress(named, _("files")):
            with files(path, name) as found:
                for file in _with_progress(found, name):
                    self._take(file)
        self._report()

    def _take(self, file: Found) -> None:
        try:
            outcome = self._imported(file)
        except AlreadyImported as refusal:
            outcome = str(refusal)
        except IntakeError as error:
            outcome = self._failure(sentence(error))
        except OSError as error:
            outcome = self._failure(_("The file could not be stored: %(why)s.") % {"why": error.strerror})
        self.rows.append((file.name, outcome))

    def _imported(self, file: Found) -> str:
        if file.error:
            raise file.error
        received = receive(file.path, file.name)
        drafts = tuple(replace(draft, **self.known) for draft in received.drafts)
        source = import_file(received, drafts, by=BY, at=timezone.now())
        counts = {
            "speeches": source.speeches.count(),
            "proposals": Proposal.objects.filter(speech__source=source).count(),
        }
        return _("Imported: %(speeches)s speeches, %(proposals)s proposals.") % counts + _told(drafts)

    def _failure(self, reason: str) -> str:
        self.failed += 1
        return _("Not imported: %(reason)s") % {"reason": reason}

    def _report(self) -> None:
        for name, outcome in self.rows:
            self.stdout.write(f"{name}\n    {outcome}")
        if not self.rows:
            raise CommandError(_("No files were found there."))
        counts = {"failed": self.failed, "all": len(self.rows)}
        if self.failed:
            raise CommandError(_("%(failed)s of %(all)s files were not imported.") % counts)
        self.stdout.write(_("All %(all)s files are in.") % counts)


def _known(options: dict[str, Any]) -> dict[str, Any]:
    """What the options say of every speech, by the names a draft has for it."""
    known = {"held_on": options["held_on"], "meeting": options["meeting"]}
    if options["speaker"]:
        known["post"], _blank, known["speaker"] = options["speaker"].strip().rpartition(" ")
    return {name: value for name, value in known.items() if value is not None}


def _told(drafts: tuple[SpeechDraft, ...]) -> str:
    """What was taken for title, speaker and day, so that a wrong guess is seen at once."""
    unknown = _("unknown")
    return "".join(
        "\n      "
        + _("“%(title)s”, speaker: %(speaker)s, day: %(day)s")
        % {
            "title": draft.title,
            "speaker": f"{draft.post} {draft.speaker}".strip() or unknown,
            "day": draft.held_on or unknown,
        }
        for draft in drafts
    )


def _with_progress(items: list[Any], label: str) -> Iterator[Any]:
    return iter(tqdm(items, desc=label, disable=len(items) <= HANDFUL, file=sys.stderr))


def _day(words: str) -> Any:
    try:
        return day_of(words)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
