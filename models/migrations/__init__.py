"""The database migrations, in order; additive on SQLite (see docs/decisions)."""
