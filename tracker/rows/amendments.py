"""What was changed of a party, a meeting, a speaker or a speech, as it is told on their pages."""

from django.utils.translation import gettext

from tracker.choices import Subject
from tracker.models import Amendment, Meeting
from tracker.moments import to_the_minute
from tracker.rows.remarks import said_of


def told(amendment: Amendment) -> str:
    """When who changed what, from what to what and why, in a sentence; on the page of what was changed."""
    return _signed(amendment, amendment.what())


def told_beside(meeting: Meeting, amendment: Amendment) -> str:
    """The same on the page of a meeting, where a speech that came to it or left it is named."""
    if amendment.subject != Subject.SPEECH:
        return told(amendment)
    speech = amendment.speech or amendment.name
    return _signed(amendment, gettext("“%(speech)s”: %(what)s") % {"speech": speech, "what": amendment.what()})


def told_by_name(amendment: Amendment) -> str:
    """The same where changes of all kinds stand together: what it is about is named."""
    about = {"subject": amendment.get_subject_display(), "name": amendment.name, "what": amendment.what()}
    return _signed(amendment, gettext("%(subject)s “%(name)s”: %(what)s") % about)


def _signed(amendment: Amendment, what: str) -> str:
    when = to_the_minute(amendment.made_at)
    said = {"when": when, "who": amendment.made_by, "what": what}
    return said_of(gettext("%(when)s %(who)s: %(what)s") % said, amendment.reason)
