"""Drawings in percent of their width and height, which pages and pictures share: timeline, months, one strip."""
