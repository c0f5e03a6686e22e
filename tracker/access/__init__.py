"""Who may do and see what.

`groups` and their permissions, which `permissions_document` writes up; what is `public`; `audit_log`, what was done;
and `client_address`, where a request comes from, as a digest.
"""
