import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('tracker', '0013_keep_how_often_and_beside'),
    ]

    operations = [
        migrations.CreateModel(
            name='LeftName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, unique=True, verbose_name='name as said')),
                ('made_at', models.DateTimeField(verbose_name='at')),
                ('made_by', models.CharField(max_length=200, verbose_name='by')),
            ],
            options={
                'verbose_name': 'name left unmatched',
                'verbose_name_plural': 'names left unmatched',
                'ordering': ['name'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Amendment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='public id')),
                ('subject', models.CharField(choices=[('party', 'responsible party'), ('meeting', 'meeting'), ('speaker', 'speaker'), ('speech', 'speech')], max_length=10, verbose_name='what it is about')),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('step', models.CharField(choices=[('added', 'added'), ('changed', 'amended'), ('removed', 'deleted')], max_length=10, verbose_name='step')),
                ('made_at', models.DateTimeField(verbose_name='at')),
                ('made_by', models.CharField(max_length=200, verbose_name='by')),
                ('reason', models.TextField(blank=True, verbose_name='reason')),
                ('before', models.JSONField(blank=True, default=dict, verbose_name='before')),
                ('after', models.JSONField(blank=True, default=dict, verbose_name='after')),
                ('former_meeting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='speeches_given_away', to='tracker.meeting', verbose_name='former meeting')),
                ('given_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='speeches_given_to', to='tracker.meeting', verbose_name='given to')),
                ('meeting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='amendments', to='tracker.meeting', verbose_name='meeting')),
                ('party', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='amendments', to='tracker.responsibleparty', verbose_name='responsible party')),
                ('speaker', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='amendments', to='tracker.speaker', verbose_name='speaker')),
                ('speech', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='amendments', to='tracker.speech', verbose_name='speech')),
            ],
            options={
                'verbose_name': 'change of the registry or of a meeting',
                'verbose_name_plural': 'changes of the registry and of meetings',
                'ordering': ['number'],
            },
        ),
        migrations.AddConstraint(
            model_name='amendment',
            constraint=models.CheckConstraint(condition=models.Q(('subject__in', ['party', 'meeting', 'speaker', 'speech'])), name='tracker_amendment_subject_known'),
        ),
        migrations.AddConstraint(
            model_name='amendment',
            constraint=models.CheckConstraint(condition=models.Q(('step__in', ['added', 'changed', 'removed'])), name='tracker_amendment_step_known'),
        ),
        migrations.AddConstraint(
            model_name='amendment',
            constraint=models.UniqueConstraint(fields=('party', 'number'), name='amendment_number_once_of_party'),
        ),
        migrations.AddConstraint(
            model_name='amendment',
            constraint=models.UniqueConstraint(fields=('meeting', 'number'), name='amendment_number_once_of_meeting'),
        ),
        migrations.AddConstraint(
            model_name='amendment',
            constraint=models.UniqueConstraint(fields=('speaker', 'number'), name='amendment_number_once_of_speaker'),
        ),
        migrations.AddConstraint(
            model_name='amendment',
            constraint=models.UniqueConstraint(fields=('speech', 'number'), name='amendment_number_once_of_speech'),
        ),
        migrations.AddConstraint(
            model_name='amendment',
            constraint=models.CheckConstraint(condition=models.Q(('party__isnull', True), ('subject', 'party'), _connector='OR'), name='amendment_of_party_says_so'),
        ),
        migrations.AddConstraint(
            model_name='amendment',
            constraint=models.CheckConstraint(condition=models.Q(('meeting__isnull', True), ('subject', 'meeting'), _connector='OR'), name='amendment_of_meeting_says_so'),
        ),
        migrations.AddConstraint(
            model_name='amendment',
            constraint=models.CheckConstraint(condition=models.Q(('speaker__isnull', True), ('subject', 'speaker'), _connector='OR'), name='amendment_of_speaker_says_so'),
        ),
        migrations.AddConstraint(
            model_name='amendment',
            constraint=models.CheckConstraint(condition=models.Q(('speech__isnull', True), ('subject', 'speech'), _connector='OR'), name='amendment_of_speech_says_so'),
        ),
        migrations.AddConstraint(
            model_name='amendment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('former_meeting__isnull', True), ('given_to__isnull', True)), models.Q(('former_meeting__isnull', False), ('given_to__isnull', False), ('speech__isnull', False), models.Q(('former_meeting', models.F('given_to')), _negated=True)), _connector='OR'), name='amendment_gives_a_speech_from_one_meeting_to_another'),
        ),
    ]
