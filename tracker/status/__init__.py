"""Where a commitment stands: the `rules`, pure, their twin `in_sql`, and what was `in_the_press` by a day.

`next_review` is when someone is to look again.
"""
