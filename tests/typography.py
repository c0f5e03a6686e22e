"""Texts and the same texts as another typesetter would set them, for property tests of quotes."""

from hypothesis import strategies as st

OTHER_WAYS = {
    " ": (" ", "\u00a0", "\u2009", "\n", "  ", "\t", " \u200b", "\r\n"),
    '"': ('"', "“", "”", "„", "«", "''", "＂"),
    "'": ("'", "’", "‘", "`", "´"),
    "-": ("-", "–", "—", "−", "--", "\u2011"),
    ".": (".", "．"),
    "f": ("f", "f\u00ad", "ｆ"),
    "i": ("i", "\u2060i", "ｉ"),
    "é": ("é", "e\u0301"),
    "2": ("2", "２"),
}
WORDS = (
    "affirm",
    "office",
    "said",
    "ministry",
    "2",
    "1,000.5",
    "café",
    "fulfil",
    "state",
    "it's",
    "run-off",
    "芬太尼",
)

words = st.sampled_from(WORDS)
sentences = st.lists(words, min_size=3, max_size=12).map(lambda chosen: " ".join(chosen) + ".")
texts = st.lists(sentences, min_size=1, max_size=6).map("\n\n".join)


@st.composite
def reset(draw: st.DrawFn, text: str) -> str:
    """The text as another typesetter would set it."""
    text = draw(st.sampled_from([text, text.replace("ffi", "ﬃ").replace("fi", "ﬁ")]))
    return "".join(draw(st.sampled_from(OTHER_WAYS.get(character, (character,)))) for character in text)
