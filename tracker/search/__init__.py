"""Full-text search of the public record: its `kinds`, `hits` with `snippets`, `spelling` suggestions, and the page."""
