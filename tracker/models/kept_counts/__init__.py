"""What the database keeps of how many commitments stand where on any two days; docs/adr/0038 says how and why.

A `counted_commitment` is what one adds, a `count_change` what is still to be added, a `kept_count` what was added up.
Triggers alone write them, so they have no history and nobody edits them.
"""
