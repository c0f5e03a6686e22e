"""Parts of record pages: citations, links, sources, figures and parties, each in the words a reader sees."""
