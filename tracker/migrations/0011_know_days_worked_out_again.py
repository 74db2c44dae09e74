from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('tracker', '0010_keep_single_days_of_a_repetition'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='event',
            name='tracker_event_kind_known',
        ),
        migrations.AlterField(
            model_name='event',
            name='kind',
            field=models.CharField(choices=[('recorded', 'recorded'), ('assigned', 'assigned'), ('released', 'released'), ('extended', 'deadline moved'), ('advanced', 'next stage begun'), ('reported', 'progress reported'), ('closed', 'closed'), ('reopened', 'reopened'), ('restated', 'demanded again'), ('separated', 'restatement taken back'), ('renewed', 'days worked out again')], max_length=10, verbose_name='kind'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['recorded', 'assigned', 'released', 'extended', 'advanced', 'reported', 'closed', 'reopened', 'restated', 'separated', 'renewed'])), name='tracker_event_kind_known'),
        ),
    ]
