"""Reads of the library as its pages show it. Nothing here touches the database or the disk."""
