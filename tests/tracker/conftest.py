"""What tests of the pages may ask for."""

import pytest

from tests.builders import a_supervisor


@pytest.fixture
def supervisor(client, db):
    """A logged-in browser of somebody who sees the whole ledger, and may do nothing else."""
    client.force_login(a_supervisor())
    return client


@pytest.fixture
def listed(supervisor):
    """A function that gives the rows a filtered list shows, as texts."""

    def texts(**filters) -> list[str]:
        answer = supervisor.get("/directives/", filters)
        assert answer.status_code == 200, answer.context["filter"].form.errors
        return [row.directive.text for row in answer.context["rows"]]

    return texts
