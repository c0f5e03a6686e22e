"""What is written between backticks."""

from tracker.templatetags.code import with_code


def test_a_ref_between_backticks_is_set_as_code_and_stays_text() -> None:
    assert with_code("no actor `chinna`; did you mean `china`?") == (
        "no actor <code>chinna</code>; did you mean <code>china</code>?"
    )
    assert with_code("`<b>` & one ` alone") == "<code>&lt;b&gt;</code> &amp; one ` alone"
