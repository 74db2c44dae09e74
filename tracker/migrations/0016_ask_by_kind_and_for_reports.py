"""Indexes for what the states ask: whether a directive falls due, and when it was last reported on."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One index by more takes the place of one by less; nothing of the record changes."""

    dependencies = [("tracker", "0015_take_in_what_was_corrected_of_meetings")]

    operations = [
        migrations.RemoveIndex(model_name="directive", name="directive_closed"),
        migrations.AddIndex(
            model_name="directive", index=models.Index(fields=["closed_on", "id", "kind"], name="directive_asked")
        ),
        migrations.AddIndex(
            model_name="event", index=models.Index(fields=["kind", "made_at", "directive"], name="event_of_kind")
        ),
    ]
