"""People: staff, rights, sessions and keys."""
