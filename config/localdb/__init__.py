"""The PostgreSQL server that Followthrough brings along: its programs, its account, and the server itself."""
