"""Rows of proof: the events an auditor may see, and the seals on them."""
