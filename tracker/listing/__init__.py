"""Lists of published records: `facets` of the address, the `page` of rows, `facet_links` to other
values, a `preview`.
"""
