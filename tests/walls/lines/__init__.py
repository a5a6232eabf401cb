"""The lines of the table of routes, by what they are about."""
