"""What other programs make of our files: `make interop` runs the first dataset through each (docs/spreadsheets.md).

`programs` has each program with the way it opens and saves; `journey` takes our files there and back; `table` writes
down what came of it.
"""
