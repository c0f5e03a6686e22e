"""The public change log: read from the history (`sources`, `log`), put into words (`entries`), and shown (`views`)."""
