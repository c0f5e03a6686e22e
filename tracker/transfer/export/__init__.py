"""Records to files: `in_sql` has PostgreSQL write the cells, `files` makes CSV, XLSX and JSON of them.

A workbook is `sheets`: `column_layout` sets out each column, `explained` is the sheet that explains them, `xlsx`
writes the rows and `xlsx_parts` the rest. `destinations` is where they go, `atomic_file` how they take the place of
others; `template` is a file to fill in, `error_report` what was wrong with one, `fixture` a folder of them for
loaddata.
"""
