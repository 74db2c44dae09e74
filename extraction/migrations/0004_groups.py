"""The groups an office begins with.  What they may do is written out in docs/access.md; a test holds the two together.

The table is frozen here: a later change of mind is a later migration.  A group that is there already, by whomever it
was made or changed, is left as it is.
"""

from django.contrib.auth.management import create_permissions
from django.db import migrations

RECORD = (
    "assignment", "deadline", "directive", "event", "meeting", "membership", "partyalias", "responsibleparty",
    "restatement", "sourcefile", "speaker", "speech", "target",
)
REVIEW = ("decision", "extractionrun", "missed", "proposal", "undone")
OF_ACCOUNTS = ("feed", "liaison", "savedfilter")
EVERY_VERB = ("view", "add", "change", "delete")


def may(app, models, *verbs):
    return {f"{app}.{verb}_{model}" for verb in verbs for model in models}


LOOKS = may("tracker", RECORD, "view") | may("extraction", REVIEW, "view")
EXPORTS = {"tracker.export_directive"}
STEPS = {"tracker.change_directive"}

GROUPS = {
    "审核员": LOOKS | EXPORTS | STEPS
    | {"extraction.decide_proposal", "tracker.add_speech", "tracker.change_speech"}
    | may("tracker", ("meeting", "speaker", "responsibleparty"), "add", "change")
    # The lines of a party's own form; the party itself stays.
    | may("tracker", ("partyalias", "membership"), "add", "change", "delete"),
    "督查": LOOKS | EXPORTS | STEPS,
    # What a liaison officer sees follows from the party the account speaks for, not from a permission.
    "联络员": EXPORTS,
    "审计": LOOKS | EXPORTS | {"tracker.view_liaison", "auth.view_user", "auth.view_group"},
    "管理员": EXPORTS
    | {"extraction.decide_proposal", "auth.view_permission"}
    | may("tracker", RECORD + OF_ACCOUNTS, *EVERY_VERB)
    | may("extraction", (*REVIEW, "presence"), *EVERY_VERB)
    | may("auth", ("user", "group"), *EVERY_VERB),
}


def make_groups(apps, schema_editor):
    """Make the groups that are missing, with their permissions."""
    Group = apps.get_model("auth", "Group")
    _make_permissions(apps)
    for name, names in GROUPS.items():
        group, created = Group.objects.get_or_create(name=name)
        if created:
            group.permissions.set(_permissions(apps, names))


def drop_groups(apps, schema_editor):
    """Take back the groups that are still as they were made and have nobody in them; the others are the office's."""
    Group = apps.get_model("auth", "Group")
    for group in Group.objects.filter(name__in=GROUPS, user__isnull=True):
        held = group.permissions.values_list("content_type__app_label", "codename")
        if {f"{app}.{codename}" for app, codename in held} == GROUPS[group.name]:
            group.delete()


def _make_permissions(apps):
    """Django makes them only after the last migration; on a new database the groups need them now."""
    for label in ("tracker", "extraction", "auth"):
        config = apps.get_app_config(label)
        before = getattr(config, "models_module", None)
        config.models_module = True  # a historical app has none and would be passed over
        create_permissions(config, apps=apps, verbosity=0)
        config.models_module = before


def _permissions(apps, names):
    Permission = apps.get_model("auth", "Permission")
    rows = Permission.objects.filter(content_type__app_label__in=["tracker", "extraction", "auth"])
    found = {f"{row.content_type.app_label}.{row.codename}": row for row in rows.select_related("content_type")}
    return [found[name] for name in names]


class Migration(migrations.Migration):

    dependencies = [
        ("extraction", "0003_merging_missing_and_undoing"),
        ("tracker", "0004_restatements_liaisons_and_feeds"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_groups, drop_groups)]
