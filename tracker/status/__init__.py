"""Where a commitment stands: the `rules`, pure, their twin `in_sql`, what was `in_the_press` by a day, and when someone
is to look again (`next_review`).
"""
