"""Orders: their rules, and the actions that change them."""
