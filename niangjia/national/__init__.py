"""The staffing rule for a whole country of units at once: a Parquet file in, results and roll-ups out."""
