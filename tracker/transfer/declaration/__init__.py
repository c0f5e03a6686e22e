"""What a file of records may say, declared once for reading, writing and explaining it.

`resources` has a module a kind of record, each a `record_resource` of `columns`. A cell has `cell_marks`, and a widget
(`widgets`) that reads and writes it; PostgreSQL does the same for many (`cells_read_in_sql`, `cells_written_in_sql`).
`headers` (`header_words`, `column_fit`), `mapping`, `references` and `record_names` are what a file says that is not
ours yet; a `file_mapping`, in a `mapping_file`, says how it is read, `marks` are cells that say nothing,
`brought_along` columns that are of other records. `problems` and `problem_groups` are how it is said;
`column_descriptions`, `example` and `data_dictionary` explain.
"""
