"""Pages of accounts, one noun a file."""
