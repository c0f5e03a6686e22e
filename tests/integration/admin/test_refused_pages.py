"""What a person reads who is not let in, and whom a commitment may be given to."""

from typing import Any

import pytest
from django.test import Client

from tests.factories import CommitmentFactory, TopicFactory, UserFactory
from tests.integration.admin.forms import address
from tracker.models import Commitment, Topic

pytestmark = pytest.mark.django_db


def test_who_lacks_the_right_is_told_that_and_nothing_else(client: Client) -> None:
    client.force_login(UserFactory(group="Viewer"))
    page = client.get(address(Topic, "delete", TopicFactory().pk))
    assert page.status_code == 403
    assert "does not have the right" in page.content.decode()
    assert "expired" not in page.content.decode()


def test_a_form_without_its_token_is_told_how_to_be_sent_again_with_what_was_typed() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(UserFactory(group="Analyst"))
    page = client.post(address(Topic, "add"), {"ref": "fentanyl", "name": "Fentanyl"})
    assert page.status_code == 403
    assert "had expired" in page.content.decode()
    assert "still shows what you typed: copy it, then reload the page" in page.content.decode()
    assert "does not have the right" not in page.content.decode()


def owners(client: Client, page: str) -> set[Any]:
    """Those whom the form offers as owner."""
    return set(client.get(page).context["adminform"].form.fields["owner"].queryset)


def test_owners_are_those_who_may_change_commitments(client: Client) -> None:
    analyst, reviewer = UserFactory(group="Analyst"), UserFactory(group="Reviewer")
    viewer, _ = UserFactory(group="Viewer"), UserFactory()
    UserFactory(group="Analyst", is_active=False)
    client.force_login(analyst)
    assert owners(client, address(Commitment, "add")) == {analyst, reviewer}
    inherited = CommitmentFactory(owner=viewer)
    assert owners(client, address(Commitment, "change", inherited.pk)) == {analyst, reviewer, viewer}
