"""People: staff, their rights and sessions, and the keys of storefronts."""
