"""How much came from whom of late, as digests that nobody can read an address or a name from."""
