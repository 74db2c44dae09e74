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
    off = [*settings.RULES_OFF, *(rules_off(folder) if folder else [])]
    # Without any the rules need not be read, which takes a moment.
    known = list(shipped().families) if off else []
    return [_unknown(rule_id, known) for rule_id in off if rule_id not in known]


def _unknown(rule_id: str, known: list[str]) -> CheckMessage:
    near = ", ".join(get_close_matches(rule_id, known, cutoff=0.4)) or "—"
    return Warning(
        _("RULES_OFF names “%(rule)s”, and there is no such rule.") % {"rule": rule_id},
        hint=_("Similar: %(rules)s. docs/rules.md lists all rules.") % {"rules": near},
        id="extraction.W001",
    )
