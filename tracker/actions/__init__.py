"""Writes that cross records."""
