"""Many notices at once: every file below a folder read in isolation, kept in one store, linked, compared and given out."""
