"""Collections made up, as large as one likes, to try the site at size; the same for the same number and seed.

In order: `size` says how many there are of each kind, `chance` draws, `words` and `days` write what was drawn.
`background` makes what commitments name, `sanctions` their lives, `commitments` one with all that hangs on it, of
which `histories` are its status updates and `passages` its citations. `folder` writes all of it as files, a row at a
time; `moments` gives what is loaded from them the times at which a site that grew over years would have published it.
"""
