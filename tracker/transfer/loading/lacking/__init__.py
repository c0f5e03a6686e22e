"""What files name and nobody has, and what a list had and a file no longer holds; and how a plan's rows are kept.

In order: `similar_names`, `made_records`; `gone_records`, `kept_rows`.
"""
