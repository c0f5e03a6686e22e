"""Messages of the database and names of permissions in other words; nothing that records say changes."""

from django.db import migrations

from tracker.migrations._at_once import AtOnce
from tracker.migrations._reworded import Reworded

MESSAGES = {
    '"%s" has not come yet; a source came out on a day that has.': (
        '"%s" is in the future; published must be today or earlier.'
    ),
    '"%s" has not come yet; a source was retrieved on a day that has.': (
        '"%s" is in the future; retrieved_on must be today or earlier.'
    ),
    '"%s" has not come yet; a status update speaks of a day that has.': (
        '"%s" is in the future; as_of must be today or earlier.'
    ),
    '"%s" is public and stays so; correct it, or have someone who may delete it do that.': (
        '"%s" is published and cannot be unpublished; correct it, or have someone who may delete it do so.'
    ),
    "%s has not come yet; assess a day that has.": "%s is in the future; as_of must be today or earlier.",
    "The assessment as of %s was submitted and stays as it is.": (
        "The assessment as of %s was submitted and can no longer be changed."
    ),
    'The citation "%s" stands behind a published status update and is never deleted; add another '
    "citation, or have a reviewer retract the update.": (
        'The citation "%s" belongs to a published status update and is never deleted; add another '
        "citation, or have a reviewer retract the update."
    ),
    'The citation "%s" stands behind a published status update and stays as it is; add another '
    "citation, or have a reviewer retract the update.": (
        'The citation "%s" belongs to a published status update and cannot be changed; add another '
        "citation, or have a reviewer retract the update."
    ),
    'The guideline of "%s" is fixed since its first verdict was published; say in the summary of a '
    "new verdict how it was judged.": (
        'The assessment criteria of "%s" are fixed since its first verdict was published; say in the '
        "summary of a new verdict how it was judged."
    ),
    'The quote "%s" does not stand in the archived text of its source; copy it from there word for '
    "word, without leaving anything out.": (
        'The quote "%s" is not in the archived text of its source; copy it from there word for word, '
        "without leaving anything out."
    ),
    "The quote stands in paragraph %s; give the paragraph in which it begins.": (
        "The quote is in paragraph %s; give the paragraph in which it begins."
    ),
    'The ref "%s" belonged to a deleted record and is never used again; choose another.': (
        'The ref "%s" is the old address of a deleted record and is never used again; choose another.'
    ),
    'The ref "%s" may stand in links and files and can no longer be changed.': (
        'The ref "%s" may be used in links and files and can no longer be changed.'
    ),
    'The source "%s" is both a copy and copied; copies must all name the one original, so that they '
    "count as one source.": (
        'The source "%s" is a reprint and has reprints itself; all of them must name the one original, '
        "so that they count as one source."
    ),
    'The status update "%s" keeps its author; only who rewrites what it says becomes its author.': (
        'The status update "%s" keeps its author, unless someone rewrites what it says and becomes its author.'
    ),
    'The verdict "%s" is still a draft; it goes into review before someone else publishes it.': (
        'The verdict "%s" is still a draft; it must be in review before someone else publishes it.'
    ),
    'The verdict "%s" was written, in part, by the person who is to publish it; someone who wrote none of it must.': (
        'The verdict "%s" was partly written by the person publishing it; someone who wrote none of it '
        "must publish it."
    ),
    "Two analysts have submitted theirs as of %s, and anyone can read these by now; choose another "
    "day or commitment.": (
        "Two analysts have already submitted assessments as of %s, and anyone can read these; choose another "
        "day or commitment."
    ),
    'What the sender of "%s" wrote stays as it was sent; say in the reason what you make of it.': (
        'What the sender of "%s" wrote cannot be changed; give your answer to it in the reason.'
    ),
}

PERMISSIONS = [
    migrations.AlterModelOptions(
        name="actor",
        options={
            "default_permissions": ["add", "change", "delete", "view", "import", "export"],
            "ordering": ["name", "ref"],
            "permissions": [("merge_actor", "Can merge duplicate actors and undo a merge")],
        },
    ),
    migrations.AlterModelOptions(
        name="importbatch",
        options={
            "ordering": ["-uploaded_at", "-id"],
            "permissions": [
                ("apply_importbatch", "Can apply own imports without a second person"),
                ("approve_importbatch", "Can approve the imports of others"),
                ("revert_importbatch", "Can undo imports"),
            ],
            "verbose_name": "import",
            "verbose_name_plural": "imports",
        },
    ),
]


class Migration(migrations.Migration):
    dependencies = [
        ("tracker", "0011_words"),
    ]

    operations = [AtOnce([Reworded(MESSAGES), *PERMISSIONS])]
