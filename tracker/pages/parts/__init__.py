"""Parts of record pages, in the words a reader sees.

`cited_records` groups what a source is cited for, `sources_used` are a page's sources; `links` between commitments and
sanctions, `party_words`, `sanction_state` on a day, `observed_values` of indicators.
"""
