import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("tracker", "0008_tell_who_spoke_where"),
    ]

    operations = [
        migrations.CreateModel(
            name="MeetingCorrection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("former_on", models.DateField(blank=True, null=True, verbose_name="formerly held on")),
                ("held_on", models.DateField(blank=True, null=True, verbose_name="held on")),
                ("made_at", models.DateTimeField(verbose_name="at")),
                ("made_by", models.CharField(max_length=200, verbose_name="by")),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                (
                    "former_meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="speeches_given_away",
                        to="tracker.meeting",
                        verbose_name="former meeting",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="corrections",
                        to="tracker.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "speech",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="tracker.speech",
                        verbose_name="speech",
                    ),
                ),
            ],
            options={
                "verbose_name": "meeting correction",
                "verbose_name_plural": "meeting corrections",
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "number"), name="meeting_correction_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("former_meeting__isnull", True), ("speech__isnull", True)),
                            models.Q(("former_meeting__isnull", False), ("speech__isnull", False)),
                            _connector="OR",
                        ),
                        name="meeting_correction_speech_with_former_meeting",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("speech__isnull", False),
                                models.Q(("former_meeting", models.F("meeting")), _negated=True),
                            ),
                            models.Q(
                                ("speech__isnull", True),
                                models.Q(("former_on__isnull", False), ("held_on__isnull", False), _connector="OR"),
                                models.Q(("former_on", models.F("held_on")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="meeting_correction_changes_something",
                    ),
                ],
            },
        ),
    ]
