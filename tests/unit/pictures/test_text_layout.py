"""Text that must fit: never wider than its column, and nothing lost but what is marked as cut."""

from hypothesis import given, settings, strategies

from tracker.pictures.text_layout import CUT, centred_lines, width_of, wrap

WIDTH, SIZE = 200.0, 12.0


@settings(deadline=None)
@given(text=strategies.text(max_size=200), most=strategies.integers(min_value=1, max_value=3))
def test_lines_fit_and_hold_all_words_or_are_marked_as_cut(text: str, most: int) -> None:
    lines = wrap(text, width=WIDTH, size=SIZE, most=most)
    assert len(lines) <= most
    assert all(width_of(line, SIZE) <= WIDTH for line in lines)
    whole = "".join(text.split())
    shown = "".join("".join(lines).split())
    assert shown == whole or (shown.endswith(CUT) and whole.startswith(shown.removesuffix(CUT)))


def test_a_chinese_letter_is_as_wide_as_high() -> None:
    assert width_of("芬太尼", 10) == 30
    assert width_of("abc", 10) < 20


def test_two_lines_stand_around_the_middle_of_their_row() -> None:
    (one,) = centred_lines("Short", x=0, middle=100, width=WIDTH, size=SIZE)
    first, second = centred_lines(
        "So long that it takes two lines of the column", x=5, middle=100, width=WIDTH, size=SIZE
    )
    assert first.y < one.y < second.y
    assert round(first.y + second.y, 1) == 2 * one.y
    assert (first.x, second.x) == (5, 5)
