"""The law of the streams: snapshot + events = a fresh snapshot, whatever happens meanwhile."""
