"""Letters: the outbox, and what the letters in it say."""
