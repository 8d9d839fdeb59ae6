"""`unmet_days` cannot be recomputed from orders, but its parts must add up to the whole."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator

from orders import Row, Unit
from periods import Slot

WHOLE = ("run", 0)


class Unmet:
    """Unmet days of all rows, added up over time, communities and topics."""

    def __init__(
        self, units: dict[str, Unit], residents: dict[tuple[str, str], int]
    ) -> None:
        self.units = units
        self.residents = residents
        # (trial, level, unit, slot) → as written; the parts of the same → their values.
        self.written: dict[tuple, float] = {}
        self.parts: dict[tuple[str, tuple], list[float]] = defaultdict(list)

    def add(self, trial: tuple, row: Row, slot: Slot) -> None:
        """Records a row once, although official and observer rows both have it."""
        text = row.get("unmet_days")
        if not text or row["review"] != "observer":
            return
        level, unit, value = row["level"], row["unit"], float(text)
        self.written[trial, level, unit, slot] = value
        if slot[0] in ("month", "week", "day"):
            self.parts[f"{slot[0]}s", (trial, level, unit, WHOLE)].append(value)
        if level == "topic":
            city = next(c for c, known in self.units.items() if known.level == "city")
            self.parts["topics", (trial, "city", city, slot)].append(value)
        if level == "community":
            street = self.units[unit].parent
            city = trial[1]
            share = self.residents[city, unit] / self.residents[city, street]
            whole = trial, "street", street, slot
            self.parts["communities", whole].append(share * value)

    def complaints(self) -> Iterator[str]:
        """Every whole that differs from the sum of its parts."""
        for (kind, whole), values in self.parts.items():
            written, sum_of_parts = self.written.get(whole), math.fsum(values)
            if written is not None and not math.isclose(written, sum_of_parts, rel_tol=1e-9):
                trial, level, unit, slot = whole
                where = f"{'/'.join(trial)} {level} {unit} {slot[0]} {slot[1]}"
                yield f"rates.csv: {where}: unmet_days is {written}, its {kind} add up to {sum_of_parts}"
