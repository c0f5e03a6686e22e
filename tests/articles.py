"""A short article of our own, for tests of what is quoted from it."""

ARTICLE = """Officials of the two ministries met in the harbour town on Tuesday and \
signed what they called a “first, modest step”.

Under it the northern ministry is to hand over the shipping records of twelve firms by the end of March 2024. The \
southern side will reopen the liaison office that it shut two years ago.

“We shall judge it by what arrives,” said the southern deputy minister. A spokesman for the north said that the first \
records had been sent – some 340 files.

Neither side would say who pays for the office."""
