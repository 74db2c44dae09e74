"""What was corrected of meetings goes into the one table of changes, and loses nothing on the way."""

import uuid
from collections import Counter

from django.db import migrations


def take_in(apps, schema_editor):
    """Each correction as an amendment: a day is the meeting's, a speech that was given away is the speech's."""
    MeetingCorrection = apps.get_model("tracker", "MeetingCorrection")
    Amendment = apps.get_model("tracker", "Amendment")
    rows = MeetingCorrection.objects.select_related("meeting", "former_meeting", "speech").defer("speech__text")
    numbers = Counter()
    amendments = []
    # The numbers of the corrections hold the order within a meeting, the moments the order between meetings.
    for each in rows.order_by("made_at", "number", "pk").iterator(chunk_size=500):
        subject = "speech" if each.speech_id else "meeting"
        numbers[subject, each.speech_id or each.meeting_id] += 1
        number = numbers[subject, each.speech_id or each.meeting_id]
        amendments.append(Amendment(number=number, **_signed(each), **(_given(each) if each.speech_id else _day(each))))
    Amendment.objects.bulk_create(amendments, batch_size=500)
    MeetingCorrection.objects.all().delete()


def _signed(each):
    # The same in every database that holds the same record.
    key = uuid.uuid5(each.meeting.public_id, f"correction {each.number}")
    made = {"made_at": each.made_at, "made_by": each.made_by, "reason": each.reason}
    return {"public_id": key, "step": "changed", **made}


def _day(each):
    values = {"before": {"held_on": _told(each.former_on)}, "after": {"held_on": _told(each.held_on)}}
    return {"subject": "meeting", "meeting": each.meeting, "name": each.meeting.title, **values}


def _given(each):
    return {
        "subject": "speech",
        "speech": each.speech,
        "name": each.speech.title,
        "former_meeting": each.former_meeting,
        "given_to": each.meeting,
        "before": {"meeting": each.former_meeting.title, "meeting_day": _told(each.former_on)},
        "after": {"meeting": each.meeting.title, "meeting_day": _told(each.held_on)},
    }


def _told(day):
    return day.isoformat() if day else ""


def give_back(apps, schema_editor):
    """Each day and each meeting of a speech that was changed as a correction; nothing else was kept before."""
    MeetingCorrection = apps.get_model("tracker", "MeetingCorrection")
    Amendment = apps.get_model("tracker", "Amendment")
    numbers = Counter()
    for each in Amendment.objects.filter(step="changed").order_by("made_at", "number", "pk"):
        meeting = each.given_to_id or each.meeting_id
        if meeting is None or not (each.given_to_id or "held_on" in each.after):
            continue
        numbers[meeting] += 1
        day = "meeting_day" if each.given_to_id else "held_on"
        MeetingCorrection.objects.create(
            meeting_id=meeting, number=numbers[meeting], speech_id=each.speech_id,
            former_meeting_id=each.former_meeting_id, former_on=each.before[day] or None,
            held_on=each.after[day] or None, made_at=each.made_at, made_by=each.made_by, reason=each.reason,
        )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [
        ("tracker", "0014_keep_every_change_of_the_registry"),
    ]

    operations = [
        migrations.RunPython(take_in, give_back),
        migrations.DeleteModel(name="MeetingCorrection"),
    ]
