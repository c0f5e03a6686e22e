"""Files in and out.

`declaration` says what they hold, `reading`, `loading` and `export` do it, and `library` is on top; `progress` counts
for all.
"""
