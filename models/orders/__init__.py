"""Orders: their tables, the rules of their life, and the actions that change them."""
