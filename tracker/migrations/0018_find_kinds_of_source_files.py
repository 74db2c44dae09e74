"""An index for the kinds of source files, which every list of directives offers."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Nothing of the record changes."""

    dependencies = [("tracker", "0017_know_changed_targets")]

    operations = [
        migrations.AddIndex(
            model_name="sourcefile", index=models.Index(fields=["kind"], name="source_file_of_kind")
        ),
    ]
