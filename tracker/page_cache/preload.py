"""Loads the site into the fork server that pages are rendered from; imported there and nowhere else."""

from tracker.page_cache.render_process import load

load()
