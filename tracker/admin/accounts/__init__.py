"""People and groups, whose every change is told to the audit log."""
