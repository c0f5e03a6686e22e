"""Lists of published records: the facets an address asks for, the page of rows, and links to other values."""
