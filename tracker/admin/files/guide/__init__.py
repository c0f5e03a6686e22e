"""The guided import: a file of others on its way to a plan, in four steps, each a page with its own address.

`drafts` keeps the file and what was said of it, `trail` says which steps there are. `begin` takes a file or cells
that are pasted, `what_form` asks what it is, `columns_form` what its columns stand for, `values_form` what its words
do. `planning` makes the plan, `remembering` keeps what was said under a name; `pages` are the views of all of them,
`plain_select` is the box of forms with hundreds of them.
"""
