"""Template tags and filters.

`record_words` puts a record's values into words, `status_marks` shows a status, `number_formats` writes percentages,
`passages` groups citations by source, `view_urls` gives URLs, `glossary` links terms, `code` sets backticks as code,
`work_list` is the admin's home.
"""
