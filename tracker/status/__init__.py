"""Where a commitment stands: the `rules`, pure, their twin `in_sql`, and when someone is to look again."""
