"""Factories of what is said before records are public."""
