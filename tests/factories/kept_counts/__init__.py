"""The counts that the database keeps."""
