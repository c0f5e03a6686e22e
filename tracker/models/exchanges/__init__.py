"""What is given, asked and answered: an `exchange` and each `exchange_item`, a `condition`, a `response`."""
