"""What changed in the public record: read from its history (`sources`, `log`), put into `entries`, and shown."""
