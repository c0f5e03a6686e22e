"""How to cite the dashboard's view and each record page: in words, as BibTeX, as CSL-JSON."""
