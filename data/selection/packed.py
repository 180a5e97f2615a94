"""Addresses in few characters: long lists as all but the rest, and the whole packed into one key."""

import base64
import zlib

from data.errors import SelectionError

MOST_PACKED = 20_000  # characters a packed address may hold


def pack(query: str) -> str:
    """A query string as the value of `z`."""
    return base64.urlsafe_b64encode(zlib.compress(query.encode(), 9)).decode().rstrip("=")


def unpacked(text: str) -> str:
    """The query string that was packed."""
    try:
        reader = zlib.decompressobj()
        found = reader.decompress(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)), MOST_PACKED)
        if not reader.eof:
            raise SelectionError("z= is damaged or too long")
        return found.decode()
    except (ValueError, zlib.error):
        raise SelectionError("z= is damaged: it is no packed address") from None


def all_but(values: tuple[str, ...], allowed: frozenset[str]) -> tuple[str, ...]:
    """A list of values; where it is most of those allowed, the others, marked so."""
    rest = sorted(allowed - set(values))
    return (f"!{rest[0]}", *rest[1:]) if rest and len(rest) < len(values) else values
