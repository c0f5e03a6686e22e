"""How the database refuses bad data, and how the refusal reaches the person who typed.

`constraints` are CHECKs that several records share, asked all at once by `batched_checks`; `refusals` are rules kept
by trigger, of which `review_rules` are for status updates and `deferred_constraints` wait for the end of a
transaction; `preflight` asks them beforehand. `history_tracking` writes every change down. `referenced` is the ref
and the stage that records share, `web_address` and `search_index` are fields of several.
"""
