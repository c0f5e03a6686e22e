"""Refs that outlive their record: of actors that were merged, and of what was public and is deleted."""
