"""The workforce's pages, a noun a file."""
