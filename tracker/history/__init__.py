"""What the database recorded of every change: who made it, what a record was before, what was deleted.

`changes` are events in words, `event_contexts` who made them; `former_states` and `versions` are a record at an
earlier time, and which version of it a page showed; `deleted_rows` what is gone and can be restored.
"""
