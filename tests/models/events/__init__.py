"""Events and those who cause them."""
