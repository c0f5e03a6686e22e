"""Errors that readers report: the form, when it was `opened`, and the page that takes it."""
