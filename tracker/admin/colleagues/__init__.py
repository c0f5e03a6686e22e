"""What colleagues say and ask of each other: each `note`, each `proposal` to change what is published, and the
`publishing_rule` of each kind of record.
"""
