"""How many expressions of a catalogue are read as expected.

    python -m benchmarks.catalogue EXPRESSIONS.jsonl [--share 0.99] [--other 0.97]

Each line of the file is one expression: ``id``, ``kind``, ``text``, ``context`` (the days that it is resolved against) and
``expected`` (null where nothing may be found). Expressions of time are read by the grammar of dates alone; every other one is
put into a small invented notice, or into two that are compared. A row a kind is printed for either group, then the misses.
The exit code is 1 where the share of the kinds of time is below ``--share`` or that of the others below ``--other``, where a
day is found that may not be, or where a kind is unknown.
"""
