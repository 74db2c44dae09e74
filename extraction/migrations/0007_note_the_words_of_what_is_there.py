"""Speeches that were imported before have their words noted, in the order in which they came in."""

from collections import Counter

from django.db import migrations

from extraction.wordprint import wordprint


def note_words(apps, schema_editor):
    """One row for each speech."""
    SpeechWords, seen = apps.get_model("extraction", "SpeechWords"), Counter()
    speeches = apps.get_model("tracker", "Speech").objects.order_by("pk").values_list("pk", "text")
    for pk, text in speeches.iterator(chunk_size=200):
        words = wordprint(text)
        seen[words] += 1
        SpeechWords.objects.create(speech_id=pk, wordprint=words, number=seen[words])


class Migration(migrations.Migration):

    dependencies = [("extraction", "0006_know_the_same_words")]

    operations = [migrations.RunPython(note_words, migrations.RunPython.noop)]
