"""The key of a picture."""

from tracker.pictures.frame import INNER, MARGIN
from tracker.pictures.legend import ROW, SIZE, legend
from tracker.pictures.text_layout import width_of
from tracker.vocabulary import Status


def test_entries_stay_within_the_picture_and_apart() -> None:
    found = legend(Status, [("gem", "Meeting")])
    assert [entry.name for entry in found.entries] == [*Status.values, "gem"]
    for entry in found.entries:
        assert entry.text_x + width_of(entry.words, SIZE) <= MARGIN + INNER
    for one, other in zip(found.entries, found.entries[1:], strict=False):
        assert other.y > one.y or other.x > one.text_x + width_of(one.words, SIZE)
    assert found.height == found.entries[-1].y + ROW
