"""Events: what happened in a shop, and who did it."""
