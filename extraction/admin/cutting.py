"""Moving the cuts of an uploaded file, and one day to all its speeches, on the page that shows what was understood of
it, without needing a script.

The page carries each file's parting in a hidden field.  A button sends a step, the part it is about, and the paragraph
chosen there; the answer is the page in the new parting.
"""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from extraction.actions import STEPS_BY_NAME, Parting, ReceivedFile
from extraction.admin.forms.uploaded import prefix_of
from tracker.actions import Refused
from tracker.days import DayField
from tracker.sent_numbers import sent_number

# The name of the buttons, whose value is "FILE STEP PART".
STEP = "step"
SHOW_ALL = "show_all"
SAME_DAY = "same_day"
# These are about a part as a whole, the others about a paragraph of it.
_OF_A_PART = {"leave_out", "take_back", "join"}


class Cutting:
    """The parting of a file that was sent, after the step that was sent with it.

    ``complaint`` says why the step was not done; ``opened`` is the beginning of the part whose paragraphs are to be in
    view then, ``whole`` of that of which all are asked for, or -1; ``data`` is what was sent, after the step.  Where
    no parting was sent it is the reader's.  Raises ``Refused`` where one was sent that is none of this file.
    """

    def __init__(self, received: ReceivedFile, data: Mapping[str, Any], *, most: int) -> None:
        self.complaint, self.opened, self.whole = "", -1, -1
        self.data = data
        self._prefix = prefix_of(received.sha256)
        self._most = most
        self.parting = self._sent(received)
        prefix, step, words = (*str(data.get(STEP, "")).split(" "), "", "", "")[:3]
        part = sent_number(words)
        if prefix == self._prefix and part is not None:
            self._do(step, part)

    def _sent(self, received: ReceivedFile) -> Parting:
        text, sent = received.document.text, self.data.get(f"{self._prefix}-parts")
        try:
            if sent is None:
                return Parting.at(text, (draft.start for draft in received.drafts))
            return Parting.from_words(text, str(sent))
        except ValueError as error:
            raise Refused(_("The page was altered; upload the file again.")) from error

    def _do(self, step: str, part: int) -> None:
        if step == SHOW_ALL:
            self.opened = self.whole = part
            return
        try:
            if step == SAME_DAY:
                self._give_all_the_day_of(part)
            else:
                self.parting = self._after(step, part)
        except Refused as refusal:
            self.complaint, self.opened = str(refusal), part

    def _give_all_the_day_of(self, part: int) -> None:
        """Have the day typed for one speech stand in the fields of all speeches of the file."""
        typed = self.data.get(self._day_of(part), "")
        try:
            DayField().clean(typed)
        except ValidationError as error:
            raise Refused(_("Type the day of this speech first; then it can serve the others.")) from error
        self.data = dict(self.data.items()) | {self._day_of(speech.start): typed for speech in self.parting.speeches}

    def _day_of(self, part: int) -> str:
        return f"{self._prefix}-{part}-held_on"

    def _after(self, step: str, part: int) -> Parting:
        chosen = part if step in _OF_A_PART else self._chosen(part)
        if step not in STEPS_BY_NAME or chosen is None:
            raise Refused(_("Choose a paragraph first."))
        parting = STEPS_BY_NAME[step](self.parting, chosen)
        if len(parting.speeches) > max(self._most, len(self.parting.speeches)):
            raise Refused(_("A file can be split into %(limit)s speeches at most.") % {"limit": self._most})
        return parting

    def _chosen(self, part: int) -> int | None:
        return sent_number(self.data.get(f"{self._prefix}-{part}-at"))
