"""Duplicates: what merging one actor into another would do (`merge_plan`), the merge, and its undoing."""
