"""The inputs of the API: what clients send, with their descriptions."""
