"""Rows of frames, as values of any type: what a column holds, its table says (`data/schema.py`), and no type of pandas."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd


def row_tuples(frame: pd.DataFrame) -> Iterator[Any]:
    """The rows, each with its cells by the names of the columns: `row.official_id`."""
    return iter(frame.astype(object).itertuples(index=False))


def row_dicts(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows, each as column -> cell."""
    names = [str(name) for name in frame.columns]
    columns = [frame.iloc[:, number].astype(object).tolist() for number in range(len(names))]  # six times as fast as `to_dict`
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def stacked(frames: list[pd.DataFrame]) -> pd.DataFrame:
    """Frames one after the other; one without rows has no say in what the columns hold."""
    return pd.concat([frame for frame in frames if len(frame)] or frames[:1], ignore_index=True)


def runs(frame: pd.DataFrame, columns: list[str]) -> Iterator[pd.DataFrame]:
    """The stretches of rows that agree in some columns."""
    if len(frame):
        keys = list(zip(*(frame[column].astype(object).tolist() for column in columns), strict=True))
        ends = [number for number in range(1, len(keys)) if keys[number] != keys[number - 1]]
        for begin, end in zip([0, *ends], [*ends, len(keys)], strict=True):
            yield frame.iloc[begin:end]


def gapped(*points: Any) -> list[Any]:
    """Columns of coordinates as one list, a gap after each row's points."""
    cells = np.empty((len(points[0]), len(points) + 1), dtype=object)
    for number, column in enumerate(points):
        cells[:, number] = np.asarray(column, dtype=float).tolist()
    return list(cells.ravel())
