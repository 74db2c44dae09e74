import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('extraction', '0005_who_sees_corrections_of_meetings'),
        ('tracker', '0009_keep_what_corrections_of_meetings_replaced'),
    ]

    operations = [
        migrations.CreateModel(
            name='SpeechWords',
            fields=[
                ('speech', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='words', serialize=False, to='tracker.speech', verbose_name='speech')),
                ('wordprint', models.CharField(blank=True, max_length=64, verbose_name='wordprint')),
                ('number', models.PositiveIntegerField(verbose_name='number')),
            ],
            options={
                'verbose_name': 'words of a speech',
                'verbose_name_plural': 'words of speeches',
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('wordprint', 'number'), name='same_words_numbered')],
            },
        ),
    ]
