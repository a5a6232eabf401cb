"""Writes of signing in. What is done before there is an actor (`entering`, `keeping`) is no act of a power."""
