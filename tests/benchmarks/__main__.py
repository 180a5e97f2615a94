"""`make bench`: the server's times by pytest-benchmark and the browser's, as one table in milliseconds."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.browser import measure
from tests.benchmarks.lines import Line

NAIVE = {"scene built[528 legs]": "figure built the naive way"}


def server_lines() -> list[Line]:
    """The means of the server's benchmarks, the naive way beside ours."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "bench.json"
        words = ["-m", "pytest", "tests/benchmarks", "-q", "--benchmark-enable", "--benchmark-only", f"--benchmark-json={out}"]
        subprocess.run([sys.executable, *words], check=True, stdout=subprocess.DEVNULL)
        results = json.loads(out.read_text(encoding="utf-8"))["benchmarks"]
    means = {result["name"].removeprefix("test_").replace("_", " "): result["stats"]["mean"] * 1000 for result in results}
    lines = []
    for name, mean in means.items():
        if name in NAIVE.values():
            continue
        naive = means.get(NAIVE.get(name, ""))
        ratio = f"{naive / mean:.1f}x" if naive else ""
        lines.append(Line(name.replace("[", ", ").replace("]", ""), f"{mean:,.1f}", f"{naive:,.0f}" if naive else "", ratio))
    return lines


def main() -> None:
    lines = [*server_lines(), *measure()]
    width = max(len(line.what) for line in lines)
    print(f"{'milliseconds':<{width}}  {'ours':>9}  {'naive':>9}  {'ratio':>7}")
    for line in lines:
        print(f"{line.what:<{width}}  {line.ours:>9}  {line.naive:>9}  {line.ratio:>7}")


if __name__ == "__main__":
    main()
