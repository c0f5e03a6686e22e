"""What every page of the admin leans on: fields and forms of records, refusals, numbers in addresses."""
