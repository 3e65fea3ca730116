"""Variants of notices with their gold carried along, and what becomes of the record and the comparison.

A kind of variant is a function of an original and a random source; it gives a variant, or None where the original does not
lend itself to it. Layout kinds change no value. Content kinds change gold with the text, and say which findings a
comparison with the original should give.
"""
