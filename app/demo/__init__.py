"""The demo shop: believable Colombian data to look at and play with."""
