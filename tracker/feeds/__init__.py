"""What programs read: feeds and calendars of the public records."""
