"""Measurements of a running copy, with the standard library only."""
