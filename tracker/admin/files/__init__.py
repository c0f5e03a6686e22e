"""Files: `uploads` takes one, `plan_page` shows the plan of its batch, `batch_decisions` does what is decided.

`guide` leads a file of others there step by step. `import_batch` is the record's admin, `mapping_form` names foreign
columns, `saved_mapping` keeps what was said of them under names, `plan_groups` tells once what is wrong in many rows,
`job_progress` says how far a long import is; `record_files` and `downloads` give the lists of records their import
and export.
"""
