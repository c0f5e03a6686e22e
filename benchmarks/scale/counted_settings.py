"""The project's settings for the server that is measured: no answer is kept, queries are counted."""

from config.settings import *  # noqa: F403
from config.settings import MIDDLEWARE

MIDDLEWARE = ["benchmarks.scale.counting.Counting", *MIDDLEWARE]
# In the process that is measured, where there is a choice.
PAGES_RENDERED_APART = False
PAGE_CACHE_MEGABYTES = 0
