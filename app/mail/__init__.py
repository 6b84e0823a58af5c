"""Mail: letters of the outbox become messages, and a worker posts them."""
