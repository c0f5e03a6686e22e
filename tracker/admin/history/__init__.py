"""What was: going back to a former state (`reverting`), deleting, and bringing back what was deleted."""
