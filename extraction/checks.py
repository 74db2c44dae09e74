"""What Django's own `check` does not see of the reader.  Ids: extraction.W0xx warn; every hint says the way out."""

from difflib import get_close_matches

from django.conf import settings
from django.core.checks import CheckMessage, Warning, register
from django.utils.translation import gettext as _

from extraction import office
from extraction.reader import rules_off, shipped


@register
def rules_switched_off_exist(app_configs: object, **options: object) -> list[CheckMessage]:
    """W001: RULES_OFF, or the office's rules_off.txt, names a rule there is none of: nothing is off by it."""
    folder = office.folder()
    in_file = rules_off(folder) if folder else []
    # Without any the rules need not be read, which takes a moment.
    known = list(shipped().families) if in_file or settings.RULES_OFF else []
    by_setting = _("RULES_OFF names “%(rule)s”, and there is no such rule.")
    by_file = _("rules_off.txt in OFFICE_FOLDER names “%(rule)s”, and there is no such rule.")
    off = [*((by_setting, rule_id) for rule_id in settings.RULES_OFF), *((by_file, rule_id) for rule_id in in_file)]
    return [_unknown(said, rule_id, known) for said, rule_id in off if rule_id not in known]


def _unknown(said: str, rule_id: str, known: list[str]) -> CheckMessage:
    near = ", ".join(get_close_matches(rule_id, known, cutoff=0.4)) or "—"
    return Warning(
        said % {"rule": rule_id},
        hint=_("Similar: %(rules)s. docs/rules.md lists all rules.") % {"rules": near},
        id="extraction.W001",
    )
