"""What the order desk answers: load what the viewer may see, act, announce, return rows."""
