"""Entities as rows: a table per class, a column per field, and the statements for them."""
