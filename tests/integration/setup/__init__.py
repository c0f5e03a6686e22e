"""Starting, upgrading, filling and restoring the site."""
