"""Requests as they come from the web: many, hostile, slow, and with the database away."""
