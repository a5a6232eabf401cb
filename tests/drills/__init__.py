"""Drills: a house of its own, served as an office serves it, killed and loaded. `make drill`.

Each has its own home and database server below the test's folder; nothing else is touched.
"""
