"""How many commitments stand where on any two days, read from sums that the database keeps.

`cells` says in what numbers it keeps them. `counts` reads those of one pair of days, and those of many days in a row;
None where a view asks for what is not kept. `reconciling` counts anew from the records and compares. What keeps the
sums are triggers and functions of the database: tracker/migrations/kept_counts/.
"""
