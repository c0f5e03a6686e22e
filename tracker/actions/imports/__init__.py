"""What is done with an import batch: planned, rechecked, applied or discarded, and undone.

In order: `may_import`, `plan_batch` (and `read_problems`), `replan_batch`, `apply_batch`; `revert_batch`, which reads
`batch_history`; `purge_batches`.
"""
