"""Shops: a shop, and the ways to pay in it."""
