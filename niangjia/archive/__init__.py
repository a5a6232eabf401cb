"""The archive: every text of a policy document that this house relied on, and what its offices published."""
