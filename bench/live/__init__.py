"""Thousands of customers who watch their orders, beside a socket that sends the same bytes."""
