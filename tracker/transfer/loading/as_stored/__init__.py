"""Cells that other programs spoilt, taken for what is stored: `cells` of dates and moments, `values` of any field."""
