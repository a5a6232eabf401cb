"""What signing in asks. Pure."""
