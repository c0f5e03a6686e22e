"""Words and marks in templates.

`record_words` puts a record's values into words, `marks` shows a status, `figures` writes shares, `passages` gathers
citations by source, `views` gives addresses, `code` sets what stands in backticks, `work_list` is the admin's home.
"""
