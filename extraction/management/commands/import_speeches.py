"""``manage.py import_speeches PATH…``: files, folders and zip archives of speeches into the record."""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _
from tqdm import tqdm

from extraction import office
from extraction.actions import (
    AlreadyImported,
    ReceivedFile,
    SameWords,
    SpeechDraft,
    dismiss,
    import_file,
    known_by_words,
    receive,
)
from extraction.intake import LISTED, FoundFile, files, paths_under
from extraction.refusals import sentence, why_not
from extraction.wordprint import wordprint
from tracker.cells import fitted
from tracker.days import day_of
from tracker.models import Meeting, SourceFile, Speaker

# With more files than this, people want to see how far it is.
HANDFUL = 5
BY = "import_speeches"
# Terminal cells for file, speech, speaker and day; the last column, proposals, needs none.
WIDTHS = (28, 44, 16, 10)


class Command(BaseCommand):
    """Each file comes in wholly or not at all; a bad one is reported and the others go on."""

    help = f"Import speeches from files ({LISTED}) and folders of these."

    def add_arguments(self, parser: CommandParser) -> None:
        """What to import, and what is already known of all of it."""
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file, a folder or a zip archive")
        parser.add_argument("--held-on", type=_day, metavar="D", help="the day the meeting was held, as 2026-03-02")
        parser.add_argument("--meeting", metavar="T", help="the title of the meeting")
        parser.add_argument(
            "--again", action="store_true", help="also speeches whose words were imported before, from another file"
        )
        parser.add_argument("--speaker", metavar="S", help='the speaker as printed, after the post: "县长 林某"')

    def handle(self, *, paths: list[Path], **options: Any) -> None:
        """Import, print a table of what became of each file, and fail if any file failed."""
        self.known = _known(options)
        self.again: bool = options["again"]
        self.rows: list[str] = [_line(_("File"), _("Speech"), _("Speaker"), _("Day"), _("Proposals"))]
        self.met = self.failed = 0
        named = [pair for path in paths for pair in paths_under(path)]
        for name, path in _with_progress(named, _("files")):
            with files(path, name) as found:
                for file in _with_progress(found, name):
                    self._take(file)
        self._report()

    def _take(self, file: FoundFile) -> None:
        self.met += 1
        try:
            self.rows += self._imported(file)
        except (AlreadyImported, SameWords) as refusal:
            self.rows.append(_line(file.name, str(refusal)))
        except Exception as error:
            self._fail(file, why_not(file.name, error))

    def _imported(self, file: FoundFile) -> list[str]:
        if file.error:
            raise file.error
        received = receive(file.path, file.name, office.rulebook(), held_on=self.known.get("held_on"))
        drafts = [replace(draft, **self.known, again=self.again) for draft in received.drafts]
        new, rows = (drafts, []) if self.again else _new(file.name, received, drafts)
        if not new:
            dismiss(received)
            return rows
        source = import_file(received, tuple(new), by=BY, at=timezone.now(), rulebook=office.rulebook())
        return _rows(file.name, source) + rows + [_line(file.name, sentence(note)) for note in received.document.notes]

    def _fail(self, file: FoundFile, reason: str) -> None:
        self.failed += 1
        self.rows.append(_line(file.name, _("Not imported: %(reason)s") % {"reason": reason}))

    def _report(self) -> None:
        counts = {"failed": self.failed, "all": self.met}
        if not self.met:
            raise CommandError(_("There are no files to import."))
        self.stdout.write("\n".join(self.rows))
        if self.failed:
            raise CommandError(_("%(failed)s of %(all)s files were not imported; the others are in.") % counts)
        self.stdout.write(_("All %(all)s files are in.") % counts)


def _new(name: str, received: ReceivedFile, drafts: list[SpeechDraft]) -> tuple[list[SpeechDraft], list[str]]:
    """The speeches whose words are not there yet, and a line for each of the others."""
    wordprints = [wordprint(received.text_of(draft)) for draft in drafts]
    known, new, rows = known_by_words(wordprints), [], []
    for at, (draft, words) in enumerate(zip(drafts, wordprints, strict=True)):
        said = [str(each) for each in known.get(words, [])]
        if words and words in wordprints[:at]:
            said = [_("The same text occurs earlier in this file.")]
        if said:
            rows.append(
                _line(name, draft.title, _("not imported again (--again does): %(why)s") % {"why": " ".join(said)})
            )
        else:
            new.append(draft)
    return new, rows


def _known(options: dict[str, Any]) -> dict[str, Any]:
    """What the options say of every speech, by the names a draft has for it."""
    known = {"held_on": options["held_on"], "meeting": options["meeting"]}
    if options["speaker"] is not None:
        *post, known["speaker"] = options["speaker"].rsplit(maxsplit=1) or [""]
        known["post"] = "".join(post)
        _check_length("--speaker", known["speaker"], Speaker, "name")
        _check_length("--speaker", known["post"], Speaker, "post", least=0)
    if options["meeting"] is not None:
        _check_length("--meeting", options["meeting"].strip(), Meeting, "title")
    return {name: value for name, value in known.items() if value is not None}


def _check_length(option: str, words: str, model: type[Model], field: str, least: int = 1) -> None:
    most = getattr(model._meta.get_field(field), "max_length", 0)
    if not least <= len(words) <= most:
        raise CommandError(
            _("%(option)s: “%(words)s” should have between %(least)d and %(most)d characters.")
            % {"option": option, "words": words[:40], "least": least, "most": most}
        )


def _rows(name: str, source: SourceFile) -> list[str]:
    """A line for each speech with what was taken for its title, speaker and day: a wrong guess is seen at once."""
    speeches = source.speeches.select_related("meeting", "speaker").order_by("start")
    return [
        _line(
            name,
            speech.title,
            str(speech.speaker or _("unknown")),
            str(speech.meeting.held_on or _("unknown")),
            str(speech.proposals.count()),
        )
        for speech in speeches
    ]


def _line(*cells: str) -> str:
    """The cells under each other, but the last one whole: a reason must not be cut."""
    *cut, whole = cells
    return "  ".join([fitted(cell, width) for cell, width in zip(cut, WIDTHS, strict=False)] + [whole])


def _with_progress(items: list[Any], label: str) -> Iterator[Any]:
    return iter(tqdm(items, desc=label, disable=len(items) <= HANDFUL, file=sys.stderr))


def _day(words: str) -> date:
    try:
        return day_of(words)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
