"""What is done with a batch of files: planned, planned again, applied or let go of, and taken back.

In order: `may_import`, `plan_batch` (and `read_problems`), `replan_batch`, `apply_batch`; `revert_batch`, which looks
back with `batch_history`; `purge_batches`.
"""
