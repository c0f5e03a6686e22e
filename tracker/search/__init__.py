"""The search of the public record: its `kinds`, `hits` with `snippets`, other `spelling`, and the page."""
