"""What colleagues say and ask of each other: `note`."""
