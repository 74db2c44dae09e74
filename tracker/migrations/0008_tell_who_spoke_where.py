from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("tracker", "0007_give_lists_their_order"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="speech",
            index=models.Index(fields=["meeting", "speaker"], name="speech_held"),
        ),
    ]
