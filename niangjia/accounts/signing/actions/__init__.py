"""Writes of signing in. What is done before there is an actor (`entering`, `keeping`) asks no power."""
