"""The plan as an office decides on it: drafted, countersigned, requested, approved, published, frozen."""
