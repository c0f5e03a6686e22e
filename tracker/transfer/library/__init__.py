"""django-import-export's ways in, on top of the others: its formats, its resources, its results."""
