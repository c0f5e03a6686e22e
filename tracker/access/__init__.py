"""Who may do and see what.

`groups` and their permissions, which `permissions_document` writes up; what is `public`; `audit_log`, what was done;
and `sender`, where a request comes from, as a digest.
"""
