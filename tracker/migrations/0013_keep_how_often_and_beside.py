from django.db import migrations, models
from django.db.models import Q


def stand_beside(apps, schema_editor):
    """A repetition that waited as a later stage was in neither list nor feed; it is owed beside what counts.

    So is a day that waited behind a repetition.
    """
    deadlines, repeats = apps.get_model('tracker', 'Deadline').objects, ~Q(rrule='') | ~Q(days='')
    waiting = deadlines.filter(standing='later')
    counting = deadlines.filter(repeats, standing='current').values('directive')
    together = waiting.filter(repeats | Q(due_on__isnull=False, directive__in=counting))
    deadlines.filter(pk__in=list(together.values_list('pk', flat=True))).update(standing='beside')


def wait_again(apps, schema_editor):
    """As it was kept before; how often in each period has no place there."""
    apps.get_model('tracker', 'Deadline').objects.filter(standing='beside').update(standing='later')
    apps.get_model('tracker', 'Event').objects.filter(kind='chosen').update(kind='advanced')


class Migration(migrations.Migration):

    dependencies = [
        ('tracker', '0012_number_directives'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='deadline',
            name='tracker_deadline_standing_known',
        ),
        migrations.RemoveConstraint(
            model_name='event',
            name='tracker_event_kind_known',
        ),
        migrations.RunPython(stand_beside, wait_again),
        migrations.AddField(
            model_name='deadline',
            name='times',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='times in each period'),
        ),
        migrations.AlterField(
            model_name='deadline',
            name='standing',
            field=models.CharField(choices=[('current', 'current'), ('later', 'later stage'), ('beside', 'beside it'), ('former', 'former')], max_length=10, verbose_name='standing'),
        ),
        migrations.AlterField(
            model_name='event',
            name='kind',
            field=models.CharField(choices=[('recorded', 'recorded'), ('assigned', 'assigned'), ('released', 'released'), ('extended', 'deadline moved'), ('advanced', 'next stage begun'), ('reported', 'progress reported'), ('closed', 'closed'), ('reopened', 'reopened'), ('restated', 'demanded again'), ('separated', 'restatement taken back'), ('renewed', 'days worked out again'), ('chosen', 'another deadline counts')], max_length=10, verbose_name='kind'),
        ),
        migrations.AddConstraint(
            model_name='deadline',
            constraint=models.CheckConstraint(condition=models.Q(('standing__in', ['current', 'later', 'beside', 'former'])), name='tracker_deadline_standing_known'),
        ),
        migrations.AddConstraint(
            model_name='deadline',
            constraint=models.CheckConstraint(condition=models.Q(('times__isnull', True), models.Q(('kind', 'recurring'), ('times__gte', 1)), _connector='OR'), name='deadline_times_of_what_repeats'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['recorded', 'assigned', 'released', 'extended', 'advanced', 'reported', 'closed', 'reopened', 'restated', 'separated', 'renewed', 'chosen'])), name='tracker_event_kind_known'),
        ),
    ]
