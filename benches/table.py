"""The last measurements of `cargo bench` as a table: `table.py FOLDER` with criterion's folder."""

import json
import sys
from pathlib import Path

UNITS = ((1e9, "s"), (1e6, "ms"), (1e3, "µs"), (1.0, "ns"))


def time_of(nanos: float) -> str:
    size, unit = next((pair for pair in UNITS if nanos >= pair[0]), UNITS[-1])
    return f"{nanos / size:.3g} {unit}"


rows = []
for file in Path(sys.argv[1]).glob("*/*/new/benchmark.json"):
    what = json.loads(file.read_text())
    median = json.loads((file.parent / "estimates.json").read_text())["median"]
    interval = median["confidence_interval"]
    each = (what["throughput"] or {}).get("Elements", 1)
    values = [time_of(value / each) for value in (median["point_estimate"], interval["lower_bound"], interval["upper_bound"])]
    rows.append((what["group_id"], file.stat().st_mtime, what["function_id"], each, *values))

print("| group | what | of | time each: median (95 % interval) |\n| --- | --- | --- | --- |")
for group, _, what, each, median, low, high in sorted(rows):
    print(f"| {group} | {what} | {each:,} | {median} ({low} – {high}) |")
