"""From what was given to files of units that can be read."""
