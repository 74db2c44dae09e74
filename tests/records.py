"""Whole records for tests of what is exported: one with rows of every exported model, and none."""

from datetime import date
from decimal import Decimal

from extraction.actions import accept, add_missed, correct, draft_of, merge, read_words, reject, undo
from tests.builders import SOME_MOMENT, WHO, a_directive, a_meeting, a_party, a_proposal, a_speech
from tracker.actions import (
    DeadlineDraft,
    TargetDraft,
    change_party,
    correct_day,
    extend,
    give_to_meeting,
    leave_name,
    remove_party,
)
from tracker.exports.fixtures import exported_models
from tracker.models import Directive, Membership


def record_a_little_of_everything() -> None:
    """A little of everything: sub-units named after their parents, decisions of each kind, a moved deadline."""
    city = a_party("澜江市水利局")
    station = a_party("阿溪镇水利站", parent=city, aliases=("水利站",), successor=a_party("青屏县水利局"))
    Membership.objects.create(collective=a_party("各水利站", kind="collective"), member=station)
    speech = a_speech()
    correct_day(speech.meeting, None, reason="会期待核", **WHO)
    give_to_meeting(speech, a_meeting(), reason="归错会议", **WHO)
    accept(a_proposal(speech), **WHO)
    reject(a_proposal(speech, "各乡镇要每月排查一次。"), "exhortation", **WHO)
    corrected = a_proposal()
    correct(corrected, draft_of(corrected), note="改为镇办", **WHO)
    directive = a_directive(
        due_on=date(2026, 6, 30), owner=city, targets=(TargetDraft("70.5%以上", ">=", Decimal("70.5"), "%"),),
        deadlines=(DeadlineDraft("recurring", rrule="FREQ=MONTHLY"),),
    )  # fmt: skip
    extend(directive, date(2026, 9, 30), reason="汛期无法施工", **WHO)
    merge(a_proposal(a_speech()), directive, **WHO)
    add_missed(speech, draft_of(read_words(speech, 0, speech.text.index("\n"))), **WHO)
    reject(a_proposal(speech, "散会。"), "exhortation", by="刘芳", at=SOME_MOMENT)
    undo(speech, by="刘芳", at=SOME_MOMENT)
    change_party(city, {"name": "澜江市水务局"}, **WHO)
    remove_party(a_party("临时指挥部"), **WHO)
    leave_name("有关方面", **WHO)


def delete_the_record() -> None:
    """Delete every exported row, whatever protects it."""
    for model in reversed(exported_models()):
        fields = [f.name for f in model._meta.fields if f.remote_field and f.related_model is model]
        if fields:
            model._default_manager.update(**dict.fromkeys(fields))
        model._default_manager.all().delete()
    assert not Directive.objects.exists()
