"""Who may do and see what.

`groups` and their permissions, which `permissions_document` writes up; `permission_names`, what those are called in a
database; what is `public`; `audit_log`, what was done; and `sender`, where a request comes from, as a digest.
"""
