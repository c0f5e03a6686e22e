"""Duplicates: the page that merges two actors, and the refs that merged and deleted records leave behind."""
