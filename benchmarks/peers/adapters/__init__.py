"""One module a peer: ``load`` imports the library and gives the function that reads a text; run as a program it serves."""
