"""Reads of proof."""
