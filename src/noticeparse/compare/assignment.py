"""The best one-to-one choice among weighted links, exact where the links fall into small groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LARGEST_EXACT = (
    60  # units on the longer side of a group that is solved exactly; greater groups are solved greedily
)

Edge = tuple[int, int]


def assign(gains: Mapping[Edge, float]) -> list[Edge]:
    """The links, each row and each column at most once, whose gains add up to the most; gains are above zero.

    A row may stay free, which is worth nothing, so that no link is forced. Groups of rows and columns that no
    link connects are solved apart, by the Hungarian method up to :data:`LARGEST_EXACT`, else by taking the greatest gain first.

    >>> assign({(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.7})
    [(0, 1), (1, 0)]
    """
    chosen: list[Edge] = []
    for group in _groups(gains):
        rows = sorted({row for row, _ in group})
        columns = sorted({column for _, column in group})
        if len(group) == 1:
            chosen += group
        elif max(len(rows), len(columns)) <= LARGEST_EXACT:
            chosen += _hungarian(rows, columns, gains)
        else:
            chosen += _greedy(group, gains)
    return sorted(chosen)


def _groups(gains: Mapping[Edge, float]) -> list[list[Edge]]:
    """The links by connected group, in order of their first row."""
    leader: dict[tuple[str, int], tuple[str, int]] = {}

    def find(node: tuple[str, int]) -> tuple[str, int]:
        root = node
        while leader.setdefault(root, root) != root:
            root = leader[root]
        while leader[node] != root:
            leader[node], node = root, leader[node]
        return root

    for row, column in gains:
        leader[find(("row", row))] = find(("column", column))
    groups: dict[tuple[str, int], list[Edge]] = {}
    for edge in sorted(gains):
        groups.setdefault(find(("row", edge[0])), []).append(edge)
    return list(groups.values())


def _greedy(group: list[Edge], gains: Mapping[Edge, float]) -> list[Edge]:
    rows: set[int] = set()
    columns: set[int] = set()
    chosen: list[Edge] = []
    for row, column in sorted(group, key=lambda edge: (-gains[edge], edge)):
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
            chosen.append((row, column))
    return chosen


def _hungarian(rows: list[int], columns: list[int], gains: Mapping[Edge, float]) -> list[Edge]:
    """Shortest augmenting paths with potentials; every row has a column of its own in which it stays free."""
    width = len(columns) + len(rows)
    infinity = float("inf")
    cost = [[-gains.get((row, column), 0.0) for column in columns] + [0.0] * len(rows) for row in rows]
    row_price = [0.0] * (len(rows) + 1)
    column_price = [0.0] * (width + 1)
    holder = [0] * (width + 1)  # which row holds a column; rows and columns count from 1, 0 is nobody
    for row in range(1, len(rows) + 1):
        holder[0] = row
        least = [infinity] * (width + 1)
        came_from = [0] * (width + 1)
        seen = [False] * (width + 1)
        column = 0
        while holder[column] != 0:
            seen[column] = True
            at, step, following = holder[column], infinity, 0
            for other in range(1, width + 1):
                if seen[other]:
                    continue
                slack = cost[at - 1][other - 1] - row_price[at] - column_price[other]
                if slack < least[other]:
                    least[other], came_from[other] = slack, column
                if least[other] < step:
                    step, following = least[other], other
            for other in range(width + 1):
                if seen[other]:
                    row_price[holder[other]] += step
                    column_price[other] -= step
                else:
                    least[other] -= step
            column = following
        while column:
            holder[column] = holder[came_from[column]]
            column = came_from[column]
    return [
        (rows[holder[place] - 1], columns[place - 1])
        for place in range(1, len(columns) + 1)
        if holder[place] and (rows[holder[place] - 1], columns[place - 1]) in gains
    ]
