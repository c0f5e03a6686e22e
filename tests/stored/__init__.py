"""Databases as landed versions left them: SQL made by `make.py`, each named by the commit that wrote it."""
