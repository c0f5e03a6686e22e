"""Requests and files that nobody sends by accident: answered plainly, and telling nothing."""

import re
import struct
import zipfile
from io import BytesIO

import pytest
from django.template.backends.django import Template
from django.test import Client
from django.urls import reverse

from tests.factories import ActorFactory, CommitmentFactory, CorrectionFactory, UserFactory
from tests.integration.admin.forms import address, shown
from tracker.models import Commitment, Correction, Meeting
from tracker.transfer.declaration.headers import header_problems
from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.reading.files import files_in_zip

pytestmark = pytest.mark.django_db


def signed_in(group: str) -> Client:
    client = Client()
    client.force_login(UserFactory(group=group))
    return client


def test_a_list_tells_nothing_by_what_a_condition_finds() -> None:
    CorrectionFactory(email="reader@example.org")
    analyst = signed_in("Analyst")
    assert analyst.get(address(Correction, "changelist"), {"email__startswith": "r"}).status_code == 400
    assert analyst.get(address(Correction, "changelist"), {"state__exact": "new"}).status_code == 200
    for condition in ("assessments", "recorded_at__year", "ref__regex", "owner__password__startswith"):
        assert analyst.get(address(Commitment, "changelist"), {condition: "0"}).status_code == 400


def test_a_country_is_refused_whole_and_not_cut_to_another() -> None:
    page = signed_in("Analyst").get(address(Meeting, "add")).content.decode()
    (box,) = re.findall(r'<input[^>]*name="country"[^>]*>', page)
    assert "maxlength" not in box


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "soon"])
def test_a_moment_beyond_the_calendar_is_none(moment: str) -> None:
    commitment = CommitmentFactory()
    page = reverse("admin:tracker_commitment_go_back", args=[commitment.pk])
    assert signed_in("Analyst").get(page, {"to": moment}).status_code == 302


def test_a_state_that_no_form_carried_saves_nothing() -> None:
    commitment, analyst = CommitmentFactory(title="Before"), signed_in("Analyst")
    page = address(Commitment, "change", commitment.pk)
    typed = shown(analyst, page) | {"title": "After", "versions": '{"commitment":{"1":1e400}}'}
    assert analyst.post(page, typed).status_code < 500
    assert Commitment.objects.get().title == "Before"


def test_rows_that_nobody_typed_are_neither_read_nor_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    commitment, analyst = CommitmentFactory(title="Before"), signed_in("Analyst")
    page = address(Commitment, "change", commitment.pk)
    typed = shown(analyst, page) | {"title": "After", "citations-TOTAL_FORMS": "99999999"}
    answer = analyst.post(page, typed | {"citations-INITIAL_FORMS": "99999999"})
    assert (answer.status_code, Commitment.objects.get().title) == (200, "Before")
    assert "Please submit at most 60 forms." in answer.content.decode()
    assert len(re.findall(rb'name="citations-[0-9]+-id"', answer.content)) <= 60
    # As many empty rows as may be take two seconds to draw; the page draws those of the form, as above.
    monkeypatch.setattr(Template, "render", lambda *_, **__: "")
    answer = analyst.post(page, typed)
    assert (answer.status_code, Commitment.objects.get().title) == (200, "Before")
    formsets = [each.formset for each in (answer.context_data or {})["inline_admin_formsets"]]
    (citations,) = (formset for formset in formsets if formset.prefix == "citations")
    assert any("Please submit at most 60 forms." in error for error in citations.non_form_errors())
    assert len(citations.forms) <= 60


def test_no_actor_is_called_by_a_null_character() -> None:
    page = reverse("admin:tracker_actor_merge", args=[ActorFactory().pk])
    answer = signed_in("Reviewer").post(page, {"into": "x\x00y"})
    assert "There is no actor" in answer.content.decode()


def test_null_characters_in_headers_are_shown_as_such() -> None:
    problems = header_problems(["r\x00e\x00f"], ["ref"], [])
    assert [problem.value for problem in problems] == ["r␀e␀f"]


def test_a_zip_that_names_a_place_it_does_not_have_is_none() -> None:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("topics.csv", "ref,name\n")
    broken = bytearray(content.getvalue())
    broken[-6:-2] = struct.pack("<I", 0xFFFFFFF0)
    with pytest.raises(FileProblem, match=r"no ZIP file|a place in it that is not there"):
        files_in_zip(BytesIO(bytes(broken)))[0].open()
