"""Self-contained HTML pages: no network, no outside file, safe against anything that stands in a notice."""
