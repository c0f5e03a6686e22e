"""What the database wrote down of every change: who made it, what a record was before, what was deleted.

`changes` are events in words, `event_contexts` who made them; `former_states` and `versions` are a record as it was,
and which state a page showed; `deleted_rows` what is gone and can come back.
"""
