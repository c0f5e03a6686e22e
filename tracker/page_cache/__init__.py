"""Pages whose cost grows with the store: rendered apart, few at once, and kept for whoever asks for the same.

A page asked for goes through these modules in this order:

- `decorator.py`, the decorator of such views: refuses what cannot be meant, looks the page up, else has it rendered
  or says that there are too many asking;
- `render_job.py`, what is to be rendered: all that the page may depend on, and so its key;
- `store.py`, the pages that are kept, as files that every process of the site reads;
- `render_slots.py`, who renders: one process for each page, few pages at once, few threads that wait;
- `turn.py`, who waits for that in the web server instead of in a thread;
- `render_process.py`, the processes that render, one page after another;
- `rendered_page.py`, what comes of it, if `answer_size.py` finds it not too large.

docs/adr/0023-heavy-pages-are-rendered-apart.md and 0042-readers-wait-for-their-turn-without-a-thread.md say why.
"""
