"""Corrections of meetings are history: what a group may do with events, an office's own group included, it may do with
them.
"""

from django.db import migrations

VERBS = ("view", "add", "change", "delete")


def give_with_history(apps, schema_editor):
    """Give each permission to the groups that have the same one for events."""
    Permission = apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")
    # Django makes them only after the last migration; on a new database the groups need them now.
    kind, _ = ContentType.objects.get_or_create(app_label="tracker", model="meetingcorrection")
    for verb in VERBS:
        own, _ = Permission.objects.get_or_create(
            content_type=kind, codename=f"{verb}_meetingcorrection", defaults={"name": f"Can {verb} meeting correction"}
        )
        for event in Permission.objects.filter(content_type__app_label="tracker", codename=f"{verb}_event"):
            own.group_set.add(*event.group_set.all())


def take_back(apps, schema_editor):
    """Take them from every group."""
    Permission = apps.get_model("auth", "Permission")
    own = Permission.objects.filter(content_type__app_label="tracker", codename__endswith="_meetingcorrection")
    for permission in own:
        permission.group_set.clear()


class Migration(migrations.Migration):

    dependencies = [
        ("extraction", "0004_groups"),
        ("tracker", "0009_keep_what_corrections_of_meetings_replaced"),
    ]

    operations = [migrations.RunPython(give_with_history, take_back)]
