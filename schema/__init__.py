"""What the order desk says: the GraphQL types and the three roots."""
