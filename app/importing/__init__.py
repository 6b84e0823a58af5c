"""Taking orders over from other shop systems: their shape in, the desk's own drafts out."""
