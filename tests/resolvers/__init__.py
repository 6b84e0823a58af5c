"""Tests of what the API answers."""
