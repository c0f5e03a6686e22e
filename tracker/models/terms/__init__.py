"""The terms of a commitment: each `criterion` with what a `finding` makes of it, each `milestone`, each `target`."""
