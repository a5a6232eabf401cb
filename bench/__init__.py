"""`make bench`: what the house costs, as ratios to yardsticks measured in the same run. See docs/bench.md."""
