"""Words and marks in templates.

`record_words` puts a record's values into words, `status_marks` shows a status, `number_formats` writes shares,
`passages` gathers citations by source, `view_urls` gives addresses, `code` sets what stands in backticks, `work_list`
is the admin's home.
"""
