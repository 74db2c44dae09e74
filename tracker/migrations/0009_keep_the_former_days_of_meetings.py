import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("tracker", "0008_tell_who_spoke_where"),
    ]

    operations = [
        migrations.CreateModel(
            name="DayCorrection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("former_on", models.DateField(blank=True, null=True, verbose_name="formerly held on")),
                ("held_on", models.DateField(blank=True, null=True, verbose_name="held on")),
                ("made_at", models.DateTimeField(verbose_name="at")),
                ("made_by", models.CharField(max_length=200, verbose_name="by")),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="corrections",
                        to="tracker.meeting",
                        verbose_name="meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "corrected day",
                "verbose_name_plural": "corrected days",
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "number"), name="day_correction_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("former_on__isnull", False), ("held_on__isnull", False), _connector="OR"),
                            models.Q(("former_on", models.F("held_on")), _negated=True),
                        ),
                        name="day_correction_changes_the_day",
                    ),
                ],
            },
        ),
    ]
