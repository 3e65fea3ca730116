"""The typed records: what is read off a notice, and what a comparison finds."""
