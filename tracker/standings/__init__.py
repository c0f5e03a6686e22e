"""Where the commitments of a view stand: read in a fixed number of queries, and said in numbers and words.

The second and third step of a request. Read: `selection` (which commitments), `counts` (how many stand where), `span`
(from when to when), `telling` (which of many to name), `queries` (the rows of these), `every_commitment` (where all of
them stand, in batches), `follow_ups` (the updates of one). Say: `status_counts`, `monthly_counts`, `status_history`,
`exchanges`, `disputes`, `sourcing`;
`formatting` puts dates and numbers into words.
"""
