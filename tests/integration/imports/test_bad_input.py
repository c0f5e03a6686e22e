"""Bad cells in a CSV file: each is refused with its line, column, value and what would be right; nothing is saved."""

from typing import Any

import pytest

from tests.factories import ActorFactory, CommitmentFactory, MeetingFactory, RetiredRefFactory, SanctionFactory
from tracker.models import ImportBatch
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.library.formats import CSV
from tracker.transfer.library.import_result import ImportResult
from tracker.transfer.library.resources import RESOURCES

pytestmark = pytest.mark.django_db


def bring(record: str, text: str, **options: Any) -> ImportResult:
    result: ImportResult = RESOURCES[record]().import_data(CSV().create_dataset(text.encode()), **options)
    return result


BAD = [
    pytest.param(
        "meetings",
        "ref,kind,title,held\nm,talks,Talks,2023-13\n",
        "line 2, held “2023-13”: there is no month 13",
        id="a wrong partial date",
    ),
    pytest.param(
        "meetings",
        "ref,kind,title,held\nm,talks,Talks,03/04/2024\n",
        "line 2, held “03/04/2024”: this could be 3 April or 4 March 2024; write 2024-04-03 or 2024-03-04",
        id="an ambiguous date",
    ),
    pytest.param(
        "meetings",
        "ref,kind,title,part_of\nm,talks,Talks,sumit\n",
        "line 2, part_of “sumit”: no meeting `sumit`; did you mean `summit`?",
        id="an unknown ref",
    ),
    pytest.param(
        "commitments",
        "ref,kind,title,committed\np,pledge,P,chinna\n",
        "line 2, committed “chinna”: no actor `chinna`; did you mean `china`?",
        id="an unknown party",
    ),
    pytest.param(
        "status_updates",
        "ref,commitment,axis,status,as_of\nu,pledge,evidence,done,2024\n",
        "line 2, status “done”: must be one of: no_evidence_found, not_started, in_progress, partly_fulfilled",
        id="a status outside the list",
    ),
    pytest.param(
        "status_updates",
        "ref,commitment,axis,status,as_of\nu,pledge,evidence,not_assessed,2024\n",
        "line 2, status “not_assessed”: must be one of: no_evidence_found",
        id="a status that is only derived",
    ),
    pytest.param(
        "status_updates",
        "ref,commitment,axis,status,as_of\nu,pledge,evidence,no_evidence_found,2024\n",
        "searched must say where you looked when the status is no_evidence_found.",
        id="a search that is not described",
    ),
    pytest.param(
        "sources",
        "ref,kind,title,url\ns,news,S,javascript:alert(1)\n",
        "line 2, url “javascript:alert(1)”: must be a web address that begins with http:// or https://",
        id="a script for a link",
    ),
    pytest.param(
        "sanction_steps",
        "ref,sanction,kind,happened_on\na,listing,lifted,2019\n",
        "before it is imposed: lifted 2019, imposed 2020-05",
        id="an end before a start",
    ),
    pytest.param(
        "sanction_steps",
        "ref,sanction,kind,happened_on\na,listing,resumed,2021\n",
        "resumed 2021 has no suspension",
        id="a resumption of what was not suspended",
    ),
    pytest.param(
        "topics",
        "ref,name\nfinance,Finance\nother,Other\nfinance,Money\n",
        "line 4, ref “finance”: line 2 and line 4 are about the same record; keep one.",
        id="a duplicate ref",
    ),
    pytest.param(
        "actors",
        "ref,kind,name,part_of\na,state,A,a\n",
        'line 2, part_of “a”: "a" would be part of itself; choose a part_of that does not lead back to it.',
        id="a new actor part of itself",
    ),
    pytest.param(
        "actors",
        "ref,part_of\nchina,china\n",
        'line 2, part_of “china”: "china" would be part of itself; choose a part_of that does not lead back to it.',
        id="a stored actor part of itself",
    ),
    pytest.param(
        "actors",
        "ref,kind,name,country\na,state,A,XX\n",
        "line 2, country “XX”: country must be an ISO 3166-1 code of two capital letters, such as CN or US.",
        id="an unknown country",
    ),
    pytest.param(
        "actors",
        "ref,kind,name,country\na,state,A,China\n",
        "line 2, country “China”: Write an ISO 3166-1 code of two capital letters, such as CN or US.",
        id="a country by its name",
    ),
    pytest.param(
        "sources",
        "ref,kind,title,published\ns,news,S,2999\n",
        'line 2, published “2999”: "2999" is in the future; published must be today or earlier.',
        id="a source that is yet to come out",
    ),
    pytest.param(
        "sources",
        "ref,kind,title,retrieved_on\ns,news,S,2999-05-01\n",
        'retrieved_on “2999-05-01”: "2999-05-01" is in the future; retrieved_on must be today or earlier.',
        id="a source that is yet to be retrieved",
    ),
    pytest.param(
        "sanction_steps",
        "ref,sanction,kind,happened_on,reason\na,listing,lifted,,A pledge.\n",
        "must say when it was suspended",
        id="a sanction lifted for a reason on no day",
    ),
    pytest.param(
        "actors",
        "id,ref,kind,name\n1,a,state,A\n",
        "line 1, column 1 “id”: primary keys are not taken; records are named by ref.",
        id="a primary key",
    ),
    pytest.param(
        "roles",
        "ref,person,organisation,title\nr,china,china,President\n",
        'line 2, person “china”: "china" is not a person; a role is held by an actor of kind person.',
        id="a role held by a state",
    ),
    pytest.param(
        "links",
        "ref,commitment,kind,to_commitment,to_sanction\nl,pledge,resumes,,\n",
        "Fill exactly one of: to_commitment, to_sanction.",
        id="a link to nothing",
    ),
    pytest.param(
        "links",
        "ref,commitment,kind,to_sanction\na,pledge,resumes,listing\nb,pledge,resumes,listing\n",
        "line 3, commitment, kind, to_sanction “pledge, resumes, listing”: This link already exists.",
        id="the same link twice",
    ),
    pytest.param(
        "commitments",
        "ref,kind,title,review_every\np,pledge,P,3.7\n",
        "line 2, review_every “3.7”: must be a whole number in digits, such as 30.",
        id="a fraction for a whole number",
    ),
    pytest.param(
        "commitments",
        "ref,kind,title,review_every\np,pledge,P,99999\n",
        "line 2, review_every “99999”: Ensure this value is less than or equal to 32767.",
        id="a number too large",
    ),
    pytest.param(
        "topics",
        "ref,name\nx,a\x00b\n",
        "line 2, name “a\x00b”: holds a NUL character, which no text may; remove it.",
        id="a NUL",
    ),
    pytest.param("topics", "ref,name\n,A\n", "line 2, ref: must be filled in", id="no ref"),
    pytest.param("topics", "ref,name\nx,   \n", "line 2, name “   ”: name must not be empty.", id="blanks for a name"),
]


@pytest.mark.parametrize(("record", "text", "said"), BAD)
def test_is_refused_with_what_would_be_right_and_nothing_is_saved(record: str, text: str, said: str) -> None:
    """In the preview and when it is imported."""
    ActorFactory.create(ref="china")
    MeetingFactory.create(ref="summit")
    CommitmentFactory.create(ref="pledge")
    SanctionFactory.create(ref="listing", imposed="2020-05")
    model = RECORDS[record]._meta.model
    before = list(model.objects.order_by("pk").values())
    for is_dry in (True, False):
        result = bring(record, text, dry_run=is_dry)
        assert [problem for problem in result.problems if said in str(problem)], (is_dry, *map(str, result.problems))
        assert len(result.problems) == 1, is_dry
        assert result.has_errors() or result.has_validation_errors(), is_dry
        assert list(model.objects.order_by("pk").values()) == before, is_dry
        assert not ImportBatch.objects.exists(), is_dry


def test_a_ref_that_belonged_to_a_deleted_record_is_refused_in_the_plan_already() -> None:
    RetiredRefFactory(record="tracker_topic", ref="finance")
    (problem,) = bring("topics", "ref,name\nfinance,Finance\n", dry_run=True).problems
    assert str(problem).startswith(
        'line 2, ref “finance”: The ref "finance" is the old address of a deleted record and is'
    )


def test_what_is_public_is_not_made_a_draft_again_in_the_plan_already() -> None:
    ActorFactory.create(ref="china", stage="published")
    (problem,) = bring("actors", "ref,stage\nchina,draft\n", dry_run=True).problems
    assert str(problem).startswith(
        'line 2, stage “draft”: "china" is published and cannot be unpublished; propose in its form to change it, or '
    )
