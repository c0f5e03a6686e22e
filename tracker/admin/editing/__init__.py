"""A record in a form: drawn, sent, compared with what is stored by now, and saved or refused.

In order: the forms of single records; `inlines`, of which `capped_inlines` stay short; `submitted_form` and its
`submitted_rows`, `optimistic_locking`, which keeps two editors apart, and `conflict`, the page on which the second
chooses. tracker/admin/record_admin.py puts this together with the rest for the records' admins.
"""
