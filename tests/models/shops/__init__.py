"""Shops and their payment methods."""
