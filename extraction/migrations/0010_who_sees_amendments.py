"""Changes of the registry and of meetings are history: what a group may do with events it may do with them.

The corrections of meetings, which they have taken in, are no model any more; permissions for them lead nowhere.
"""

from django.db import migrations

VERBS = ("view", "add", "change", "delete")


def give_with_history(apps, schema_editor):
    """Give each permission to the groups that have the same one for events."""
    _give(apps, "amendment", "change of the registry or of a meeting")
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    former = ContentType.objects.filter(app_label="tracker", model="meetingcorrection")
    Permission.objects.filter(content_type__in=former).delete()
    former.delete()


def take_back(apps, schema_editor):
    """Take them from every group, and give back those for corrections of meetings."""
    Permission = apps.get_model("auth", "Permission")
    for permission in Permission.objects.filter(content_type__app_label="tracker", codename__endswith="_amendment"):
        permission.group_set.clear()
    _give(apps, "meetingcorrection", "meeting correction")


def _give(apps, model, called):
    Permission = apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")
    # Django makes them only after the last migration; on a new database the groups need them now.
    kind, _ = ContentType.objects.get_or_create(app_label="tracker", model=model)
    for verb in VERBS:
        own, _ = Permission.objects.get_or_create(
            content_type=kind, codename=f"{verb}_{model}", defaults={"name": f"Can {verb} {called}"}
        )
        for event in Permission.objects.filter(content_type__app_label="tracker", codename=f"{verb}_event"):
            own.group_set.add(*event.group_set.all())


class Migration(migrations.Migration):
    dependencies = [
        ("extraction", "0009_know_more_reasons"),
        ("tracker", "0015_take_in_what_was_corrected_of_meetings"),
    ]

    operations = [migrations.RunPython(give_with_history, take_back)]
