"""The terms of a commitment in the admin: each `criterion` and `finding`, each `milestone`, each `target`."""
