"""The dashboard: `views` reads the view that its address asks for, `page` says it, the templates draw it;
`collection` is the page of one collection.

`cited_figures` are the same numbers as bytes that never change by themselves, and `permalink` compares them.
"""
