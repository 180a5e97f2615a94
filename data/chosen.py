"""From the store's query string to the selected tours, remembered for the parts that ask for the same at once."""

from collections.abc import Callable
from functools import lru_cache

from data.selection import Selection
from data.tours import Tours

REMEMBERED = 64  # selections; the same for every reader, so that any worker can answer any request

Chosen = Callable[[str | None], Tours]


def chooser(tours: Tours) -> Chosen:
    """A function from a query string to what it selects (`Tours.selection` is the query read)."""

    @lru_cache(maxsize=REMEMBERED)
    def choose(query: str) -> Tours:
        return tours.select(Selection.parse(query, tours.known, is_strict=False))

    return lambda query: choose(query or "")
