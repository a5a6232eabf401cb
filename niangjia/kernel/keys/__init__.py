"""The keys of the vault: kept outside the database, several side by side, changed by command."""
