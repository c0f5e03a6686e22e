"""Lists of records: further columns, filters, and what is done with several records at once."""
