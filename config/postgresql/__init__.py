"""Django's engine for PostgreSQL, in which a request does not wait for ever; Django finds it in `base`."""
