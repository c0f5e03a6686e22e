"""Charts laid out in percent of their width and height, which pages and pictures share.

`timeline`, `monthly_counts` and `status_strip`, on the axes of `coordinates`.
"""
