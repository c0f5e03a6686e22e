"""What the address of a page asks for, parsed and checked before anything is read. The first step of every request.

`filters` is the view: what it is narrowed to and its two days; `days` are those alone, for records. `checking` says
what of it cannot be meant, `options` what else could be chosen, `filter_form` shows both; `record` finds the one that
a page is about.
"""
