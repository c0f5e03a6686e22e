"""What the database wrote down of every change: who made it, what a record was before, what was deleted."""
