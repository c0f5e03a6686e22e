"""Followthrough's set-up: settings, addresses, and the PostgreSQL server it brings along."""
