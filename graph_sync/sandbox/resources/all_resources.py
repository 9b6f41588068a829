"""Import every module that answers calls, so that it stands in the table of routes."""
