"""Frames cut into what one trace can draw: stretches of rows that look alike, points with gaps between."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd


def runs(frame: pd.DataFrame, columns: list[str]) -> Iterator[pd.DataFrame]:
    """The stretches of rows that agree in some columns."""
    if len(frame):
        keys = list(zip(*(frame[column] for column in columns), strict=True))
        ends = [number for number in range(1, len(keys)) if keys[number] != keys[number - 1]]
        for begin, end in zip([0, *ends], [*ends, len(keys)], strict=True):
            yield frame.iloc[begin:end]


def gapped(*points: Any) -> list[Any]:
    """Columns of coordinates as one list, a gap after each row's points."""
    cells = np.empty((len(points[0]), len(points) + 1), dtype=object)
    for number, column in enumerate(points):
        cells[:, number] = np.asarray(column, dtype=float).tolist()
    return list(cells.ravel())
