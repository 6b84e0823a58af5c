"""The tables and the rules of the trade."""
