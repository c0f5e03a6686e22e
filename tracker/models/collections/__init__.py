"""The trackers that a site holds: `collection` is one of them, `collection_member` who works on it."""
