"""Who may do and see what.

`groups` and their permissions, which `permissions_document` writes up; `permission_names`, what those are called in a
database; what is `public`, and what is `collected` where; the `audit_log`; and `client_address`, who sent a form, as a
digest.
"""
