"""Pages of signing in: the door, the second factor, one's own sign-in, and that of others."""
