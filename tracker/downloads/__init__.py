"""What readers take away as files: lists, the dashboard's view and its figures, and follow-ups."""
