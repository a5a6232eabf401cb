"""Budget replies: how many posts are funded, from which source and level."""
