"""Tools for those who write gold: drafts, a check against the text, and the way to annotation tools and back."""
