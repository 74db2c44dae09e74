"""A county whose rows hold what is hard to fit: names without a break, long lists of parties, numbers of 40 digits."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from extraction.actions import merge
from tests.browser.places import LONG_NAME, a_county
from tests.builders import (
    WHO,
    a_directive,
    a_meeting,
    a_party,
    a_proposal,
    a_speech,
    deadline_found,
    party_found,
    target_found,
)
from tracker.actions import AssignmentDraft, DeadlineDraft, TargetDraft, extend
from tracker.models import Feed, Membership, PartyAlias, SavedFilter

UNBROKEN = "Unbroken" * 12
DIGITS = "1234567890" * 4
LONG_LINE = f"{LONG_NAME}要在6月30日前完成{DIGITS}处{UNBROKEN}的排查整改，并将结果报县督查室。"


def a_hard_county() -> dict[str, Any]:
    """The county of ``places`` with a directive, a party, a meeting, a speech and filters that are hard to fit."""
    county = a_county()
    speech = a_speech(
        f"同志们：\n{LONG_LINE}\n{UNBROKEN}\n散会。",
        meeting=a_meeting(title=f"{LONG_NAME}第十二次全体（扩大）会议", place=LONG_NAME),
    )
    speech.title = f"在{LONG_NAME}第十二次全体（扩大）会议上的讲话{UNBROKEN}"
    speech.save()
    speech.speaker.post = LONG_NAME
    speech.speaker.save()
    party = _a_party_with_everything()
    directive = _a_directive_with_everything(speech, party)
    _a_proposal_with_everything(speech)
    merge(a_proposal(a_speech(f"{LONG_LINE}\n{UNBROKEN}"), LONG_LINE), directive, **WHO)
    _what_people_keep(county["visitors"]["administrator"])
    own = {"directive": directive, "speech": speech, "sourcefile": speech.source, "meeting": speech.meeting}
    return county | own | {"speaker": speech.speaker, "responsibleparty": party}


def _a_party_with_everything() -> Any:
    whole = a_party(f"{LONG_NAME}（总）")
    party = a_party(f"{LONG_NAME}{UNBROKEN}"[:100], aliases=(f"{LONG_NAME}（筹）", UNBROKEN), parent=whole)
    everybody = a_party(f"{LONG_NAME}各成员单位", kind="collective")
    for number in range(30):
        Membership.objects.create(collective=everybody, member=a_party(f"第{number}乡镇人民政府"))
    Membership.objects.create(collective=everybody, member=party)
    a_directive(f"由全体落实的{UNBROKEN}", owner=everybody, due_on=timezone.localdate() + timedelta(days=3))
    PartyAlias.objects.create(party=everybody, name="Every office and every township of the whole county")
    return party


def _a_directive_with_everything(speech: Any, party: Any) -> Any:
    today = timezone.localdate()
    directive = a_directive(
        LONG_NAME * 4 + UNBROKEN,
        speech=speech,
        owner=party,
        due_on=today - timedelta(days=1234),
        deadlines=(DeadlineDraft("event", words="主汛期到来之前并视水情雨情适当提前" * 5),),
        assignments=(
            AssignmentDraft(UNBROKEN, "support"),
            *(AssignmentDraft(f"第{number}乡镇人民政府", "support") for number in range(30)),
        ),
        targets=(TargetDraft(UNBROKEN * 2), TargetDraft(DIGITS, "=", int(DIGITS[:12]), "万平方米")),
    )
    a_directive("每月排查一次", speech=speech, deadlines=(DeadlineDraft("recurring", "每月", rrule="FREQ=MONTHLY"),))
    extend(directive, to=today + timedelta(days=10), reason=UNBROKEN * 2 + LONG_NAME, **WHO)
    return directive


def _a_proposal_with_everything(speech: Any) -> None:
    start = speech.text.index(LONG_LINE)
    a_proposal(
        speech,
        LONG_LINE,
        parties=[
            party_found(LONG_NAME, start),
            party_found(UNBROKEN, start),
            party_found("县水利局", start, "support"),
        ],
        deadlines=[deadline_found("6月30日前", start, timezone.localdate(), explanation=LONG_NAME * 2)],
        targets=[target_found(DIGITS, start, value=DIGITS[:12], unit="万平方米")],
    )


def _what_people_keep(user: Any) -> None:
    for name in (UNBROKEN[:50], LONG_NAME):
        SavedFilter.objects.create(user=user, name=name, query=f"words={UNBROKEN}")
        Feed.objects.create(user=user, name=name, query=f"words={UNBROKEN}", made_at=timezone.now())
