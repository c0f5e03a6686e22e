"""Where a commitment stands: the `rules`, pure, their twin `in_sql`, and what was `in_the_press` by a day.

`next_review` is when someone is to look again.
`targets` says whether its targets are on track, with the twin `targets_in_sql`; `steps` are its milestones.
"""
