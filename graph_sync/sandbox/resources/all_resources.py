"""All modules that answer calls, imported so that they stand in the table of routes."""
