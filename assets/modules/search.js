/* How many items, sorted by what `key` reads of them, are at most a value. */
function countUntil(items, key, value) {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (key(items[middle]) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

export { countUntil };
