"""Who may do and see what: `groups` and their permissions, what is `public`, and the audit log of what was done."""
