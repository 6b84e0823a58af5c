"""The tests: they mirror the rooms file for file."""
