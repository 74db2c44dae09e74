from django.db import migrations, models


def tell_as_demanded_again(apps, schema_editor):
    """Only what was demanded again changes a target, or taking that back: before, the history had no other word."""
    apps.get_model('tracker', 'Event').objects.filter(kind='retargeted').update(kind='restated')


class Migration(migrations.Migration):

    dependencies = [
        ('tracker', '0016_ask_by_kind_and_for_reports'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='event',
            name='tracker_event_kind_known',
        ),
        migrations.RunPython(migrations.RunPython.noop, tell_as_demanded_again),
        migrations.AlterField(
            model_name='event',
            name='kind',
            field=models.CharField(choices=[('recorded', 'recorded'), ('assigned', 'assigned'), ('released', 'released'), ('extended', 'deadline moved'), ('advanced', 'next stage begun'), ('reported', 'progress reported'), ('closed', 'closed'), ('reopened', 'reopened'), ('restated', 'demanded again'), ('separated', 'restatement taken back'), ('renewed', 'days worked out again'), ('retargeted', 'target changed'), ('chosen', 'another deadline counts')], max_length=10, verbose_name='kind'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['recorded', 'assigned', 'released', 'extended', 'advanced', 'reported', 'closed', 'reopened', 'restated', 'separated', 'renewed', 'retargeted', 'chosen'])), name='tracker_event_kind_known'),
        ),
    ]
