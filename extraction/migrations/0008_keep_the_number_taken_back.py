from django.db import migrations, models


class Migration(migrations.Migration):

    # Where numbers go, those that were taken back go with them: given anew, they would stand for two.
    dependencies = [("extraction", "0007_note_the_words_of_what_is_there"), ("tracker", "0012_number_directives")]

    operations = [
        migrations.AddField(
            model_name="undone",
            name="year",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="year of recording"),
        ),
        migrations.AddField(
            model_name="undone",
            name="serial",
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name="number in the year"),
        ),
        migrations.AddConstraint(
            model_name="undone",
            constraint=models.UniqueConstraint(fields=("year", "serial"), name="undone_directive_number_once"),
        ),
        migrations.AddConstraint(
            model_name="undone",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("serial__isnull", True), ("year__isnull", True)),
                    models.Q(("serial__isnull", False), ("year__isnull", False)),
                    _connector="OR",
                ),
                name="undone_has_a_whole_number",
            ),
        ),
    ]
