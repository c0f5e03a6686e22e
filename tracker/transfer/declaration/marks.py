"""What programs and people write into a cell where nothing is, or nothing yet."""

WORDS = ("NA", "N/A", "n/a", "nan", "NaN", "NAN", "NULL", "null", "Null", "None", "none", "NONE", "na", "N/a", "Na")
LATER = ("TBC", "TBD", "tbc", "tbd", "tba", "TBA", "-", "--", "–", "—", "?", "########")
MARKS = (*WORDS, *LATER)
