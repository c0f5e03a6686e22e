"""The archived text of a source: kept (`form`), read by paragraphs (`view`, `page`), and cited from.

`passages` are parts of it that an address names, `passage_form` cites one, `record_from_passage` begins a record
there, `actions` is what the page's buttons do. `cards` make several records in one step.
"""
