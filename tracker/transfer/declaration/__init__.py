"""What a file of records may say, declared once for reading, writing and explaining it.

`resources` has a module a kind of record, each a `record_resource` of `columns`; a column reads and writes `cells` by
its widget, and the same in SQL. `headers`, `mapping` and `references` are what files say that is not ours yet,
`problems` how it is said; `column_descriptions`, `example` and `dictionary` explain.
"""
