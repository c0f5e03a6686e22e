"""Lists of published records: `facets` of the address, the `page` of rows, `facet_links` to other
values, the `collection_facet` that all have, a `preview`.
"""
