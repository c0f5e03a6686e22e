"""What readers subscribe to: Atom feeds and calendars of the public records."""
