"""The registry of the demo county, from ``seeds/parties.toml``."""

from typing import Any

from django.db import transaction

from extraction.planting.seedfiles import seeds
from tracker.models import Membership, PartyAlias, ResponsibleParty


@transaction.atomic
def plant_registry() -> int:
    """Add the parties that are missing, with aliases, parents, successors and members; returns how many were added."""
    blocks = seeds("parties")["party"]
    new = [block for block in blocks if not ResponsibleParty.objects.filter(name=block["name"]).exists()]
    for block in new:
        _party(block)
    # Parents and members may stand anywhere in the file, so they are tied once all exist.
    parties = {party.name: party for party in ResponsibleParty.objects.all()}
    for block in new:
        _tie(block, parties)
    return len(new)


def _party(block: dict[str, Any]) -> None:
    plain = {key: block[key] for key in ("name", "kind", "starts_on", "ends_on") if key in block}
    party = ResponsibleParty.objects.create(**plain)
    PartyAlias.objects.bulk_create(PartyAlias(party=party, name=alias) for alias in block.get("aliases", ()))


def _tie(block: dict[str, Any], parties: dict[str, ResponsibleParty]) -> None:
    party = parties[block["name"]]
    party.parent = parties[block["parent"]] if "parent" in block else None
    party.successor = parties[block["successor"]] if "successor" in block else None
    party.save(update_fields=["parent", "successor"])
    members = [parties[name] for name in block.get("members", ())]
    Membership.objects.bulk_create(Membership(collective=party, member=member) for member in members)
