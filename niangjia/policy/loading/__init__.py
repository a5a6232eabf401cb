"""From files to a library: read with lines, check against the schema, check against each other."""
