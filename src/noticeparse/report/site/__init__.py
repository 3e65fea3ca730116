"""An archive as a web site in a folder: pages that need no server, no network and no other file."""
