"""Bytes to rows of text: `files` opens what was given, `csv_text` and `xlsx` (its dates: `shown_dates`) read it.

`table` is a file once read, `mapped_rows` puts it in our terms, where a mapping says how, and `mapped_files` sees that
it fits. `one_sheet` makes several files of one that says of each row what several of ours would.
`xlsx_strict` gives workbooks of the strict kind the usual names, `xlsx_hints` tells what of a sheet one may not see.
`size_limits`, `zip_compression` and `xlsx_parts` refuse what would cost more than any table of records;
`batch_files` are those that a waiting batch holds.
"""
