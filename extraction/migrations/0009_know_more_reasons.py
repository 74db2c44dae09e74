from django.db import migrations, models


def know_fewer(apps, schema_editor):
    """What was rejected for a reason that was not known before was rejected for another one."""
    for model in ('Decision', 'Undone'):
        apps.get_model('extraction', model).objects.filter(reason__in=('criticism', 'state')).update(reason='other')


class Migration(migrations.Migration):

    dependencies = [
        ('extraction', '0008_keep_the_number_taken_back'),
        ('tracker', '0011_know_days_worked_out_again'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='decision',
            name='extraction_decision_reason_known',
        ),
        migrations.RemoveConstraint(
            model_name='undone',
            name='extraction_undone_reason_known',
        ),
        migrations.RunPython(migrations.RunPython.noop, know_fewer),
        migrations.AlterField(
            model_name='decision',
            name='reason',
            field=models.CharField(blank=True, choices=[('exhortation', 'only exhortation'), ('past', 'a report of the past'), ('criticism', 'criticises a problem'), ('state', 'describes how things stand'), ('quotation', 'quotes somebody else'), ('duplicate', 'already on the ledger'), ('not-ours', 'not for this office'), ('misread', 'misread'), ('other', 'other reason')], max_length=20, verbose_name='reason'),
        ),
        migrations.AlterField(
            model_name='undone',
            name='reason',
            field=models.CharField(blank=True, choices=[('exhortation', 'only exhortation'), ('past', 'a report of the past'), ('criticism', 'criticises a problem'), ('state', 'describes how things stand'), ('quotation', 'quotes somebody else'), ('duplicate', 'already on the ledger'), ('not-ours', 'not for this office'), ('misread', 'misread'), ('other', 'other reason')], max_length=20, verbose_name='reason'),
        ),
        migrations.AddIndex(
            model_name='decision',
            index=models.Index(condition=models.Q(('reason__gt', '')), fields=['reason', 'decided_at'], name='decision_reasons'),
        ),
        migrations.AddIndex(
            model_name='decision',
            index=models.Index(fields=['decided_by', 'decided_at'], name='decision_made'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('reason__in', ['exhortation', 'past', 'criticism', 'state', 'quotation', 'duplicate', 'not-ours', 'misread', 'other', ''])), name='extraction_decision_reason_known'),
        ),
        migrations.AddConstraint(
            model_name='undone',
            constraint=models.CheckConstraint(condition=models.Q(('reason__in', ['exhortation', 'past', 'criticism', 'state', 'quotation', 'duplicate', 'not-ours', 'misread', 'other', ''])), name='extraction_undone_reason_known'),
        ),
    ]
