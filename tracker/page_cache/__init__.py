"""Pages whose cost grows with the store: rendered apart, few at once, and kept for whoever asks for the same.

A page asked for goes through these modules in this order:

- `decorator.py`, the decorator of such views: refuses what cannot be meant, looks the page up, else has it rendered
  or says that there are too many asking;
- `render_job.py`, what is to be rendered: all that the page may depend on, and so its key;
- `store.py`, the pages that are kept, as files that every process of the site reads;
- `render_slots.py`, who renders: one process for each page, few pages at once, few threads that wait;
- `render_process.py`, the process that renders one page and ends.

docs/adr/0023-heavy-pages-are-rendered-apart.md says why.
"""
