"""The public pages: one module a record, with its queries beside its views."""
