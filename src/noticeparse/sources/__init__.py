"""Readers: bytes in, one SourceDocument out."""
