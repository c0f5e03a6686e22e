"""Where the commitments of a view stand: read in a fixed number of queries, and said in numbers and words.

The second and third step of a request. Read: `selection` (which commitments), `queries` (all their rows), `follow_ups`
(the updates of one). Say: `status_counts`, `monthly_counts`, `status_history`, `exchanges`, `disputes`, `sourcing`;
`formatting` puts dates and numbers into words.
"""
