"""Each directive gets the number that people say on the telephone; those that are there, in the order of recording."""

from collections import Counter

from django.db import migrations, models
from django.db.models import Min, Q
from django.db.models.functions import Coalesce
from django.utils.timezone import localtime


def number_directives(apps, schema_editor):
    """Number them by year: by the moment they were recorded, or, where no event says it, their file was imported."""
    directives, counted = apps.get_model("tracker", "Directive").objects, Counter()
    recorded = Min("events__made_at", filter=Q(events__kind="recorded"))
    moments = directives.annotate(moment=Coalesce(recorded, "speech__source__imported_at")).order_by("moment", "pk")
    for pk, moment in list(moments.values_list("pk", "moment")):
        year = localtime(moment).year
        counted[year] += 1
        directives.filter(pk=pk).update(year=year, serial=counted[year])
    years = apps.get_model("tracker", "NumberedYear").objects
    for year, last in sorted(counted.items()):
        years.create(year=year, last=last)


class Migration(migrations.Migration):

    dependencies = [("tracker", "0011_know_days_worked_out_again")]

    operations = [
        migrations.CreateModel(
            name="NumberedYear",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(unique=True, verbose_name="year")),
                ("last", models.PositiveIntegerField(verbose_name="last number given")),
            ],
            options={
                "verbose_name": "year of numbers",
                "verbose_name_plural": "years of numbers",
                "ordering": ["year"],
                "default_permissions": (),
            },
        ),
        migrations.AddField(
            model_name="directive",
            name="year",
            field=models.PositiveSmallIntegerField(null=True, verbose_name="year of recording"),
        ),
        migrations.AddField(
            model_name="directive",
            name="serial",
            field=models.PositiveIntegerField(null=True, verbose_name="number in the year"),
        ),
        # Back again the columns go, and with them the numbers.
        migrations.RunPython(number_directives, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="directive",
            name="year",
            field=models.PositiveSmallIntegerField(verbose_name="year of recording"),
        ),
        migrations.AlterField(
            model_name="directive",
            name="serial",
            field=models.PositiveIntegerField(verbose_name="number in the year"),
        ),
        migrations.AddConstraint(
            model_name="directive",
            constraint=models.UniqueConstraint(fields=("year", "serial"), name="directive_number_once"),
        ),
        migrations.AddConstraint(
            model_name="directive",
            constraint=models.CheckConstraint(condition=Q(("serial__gte", 1)), name="directive_counted_from_one"),
        ),
    ]
