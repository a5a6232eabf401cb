"""Pages of signing in: the door, the second factor, one's own sign-in, what administrators do about others'."""
