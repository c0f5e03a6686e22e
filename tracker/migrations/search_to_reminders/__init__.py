"""What 0004 makes, one part a module; triggers are in the SQL file of the same name."""
