"""The tables that 0002 makes, a record a module; their triggers are in the SQL file of the same name."""
