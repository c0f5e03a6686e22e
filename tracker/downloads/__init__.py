"""What readers take away as files: lists, the dashboard's view, follow-ups, and charts as pictures."""
