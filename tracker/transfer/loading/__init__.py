"""Rows of text to records, in the order in which it happens.

`import_files` opens a `batch` for all files; `pipeline` has each read and planned after those whose records it names;
`file_import` is one file on that way, `file_load` its state in the database. Read: `staging` copies the rows. Planned
(`file_plan`): `made_refs` gives rows refs, `marks_for_nothing` asks about cells such as `NA`, `names` are taken for
refs, cells that other programs spoilt are taken `as_stored`, and rows are refused by `checks` of keys and cells;
`proposal` types and compares them, `authorship` adds who wrote what and whether they may, `constraints` asks the
table's rules, `rejected_rows` leaves out what is wrong; `differences` and `drift` say what would change, and a
`shadow_table` shows it to the files that follow. Written: under `locks`, `writing`, and `membership` of the only
collection. `outcome` is what came of it, `query_planning` how PostgreSQL is to go about many rows. `lacking` makes
records of names where a person said so, and tells what is gone.
"""
