"""Auditors and administrators may take the whole record away as a file."""

from django.db import migrations

GROUPS = ["审计", "管理员"]


def give(apps, schema_editor):
    """Give the permission to the two groups, where an office still has them."""
    Permission = apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")
    # Django makes it only after the last migration; on a new database the groups need it now.
    kind, _ = ContentType.objects.get_or_create(app_label="tracker", model="directive")
    own, _ = Permission.objects.get_or_create(
        content_type=kind,
        codename="export_record",
        defaults={"name": "Can take the whole record away as a file"},
    )
    own.group_set.add(*apps.get_model("auth", "Group").objects.filter(name__in=GROUPS))


def take_back(apps, schema_editor):
    """Take it from every group."""
    for permission in apps.get_model("auth", "Permission").objects.filter(codename="export_record"):
        permission.group_set.clear()


class Migration(migrations.Migration):
    dependencies = [
        ("extraction", "0011_count_what_a_person_uploads"),
        ("tracker", "0021_permit_taking_the_record_away"),
    ]

    operations = [migrations.RunPython(give, take_back)]
