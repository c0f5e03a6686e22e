"""What PostgreSQL does for us, and what may go wrong on the way: joins, waits, versions, errors that pass."""
