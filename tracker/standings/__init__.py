"""Where the commitments of a view stand: read in a fixed number of queries, and said in numbers and words.

The second and third step of a request. Read: `selection` (which commitments), `queries` (all their rows), `follow_ups`
(the updates of one). Say: `status_counts`, `months`, `status_history`, `exchanges`, `disputes`, `sourcing`, `words`.
"""
