"""What is done with a batch of files: planned, planned again, applied or let go of, and taken back.

In order: `may_import`, `plan_batch` (and `unreadable`), `replan_batch`, `apply_batch`; `revert_batch`, which looks
back with `before_batch`; `forget_batches`.
"""
