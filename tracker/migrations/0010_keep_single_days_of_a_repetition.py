from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('tracker', '0009_keep_what_corrections_of_meetings_replaced'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='deadline',
            name='deadline_asked',
        ),
        migrations.AddField(
            model_name='deadline',
            name='days',
            field=models.CharField(blank=True, max_length=1500, verbose_name='single days'),
        ),
        migrations.AddIndex(
            model_name='deadline',
            index=models.Index(fields=['directive', 'standing', 'due_on', 'kind', 'masked', 'rrule', 'days'], name='deadline_asked'),
        ),
        migrations.AddConstraint(
            model_name='deadline',
            constraint=models.CheckConstraint(condition=models.Q(('days', ''), models.Q(('kind', 'recurring'), ('masked', False), ('rrule', '')), _connector='OR'), name='deadline_days_where_no_rule_says_them'),
        ),
    ]
