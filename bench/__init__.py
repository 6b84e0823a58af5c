"""The measured load: a shop of 50,000 orders, what its lists cost, and requests a second."""
