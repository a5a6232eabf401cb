"""The pictures of the library, as data: a map of the tree of places, and bars over the years."""
