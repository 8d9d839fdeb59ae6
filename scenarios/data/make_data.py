"""Makes the CSV files of this folder from raw public files.

    python make_data.py RAW_DIR OUT_DIR           writes the files, prints the estimates
    python make_data.py RAW_DIR OUT_DIR --check   writes nothing, fails if a file differs

RAW_DIR holds, one row a line, all with a header:

- `beijing_districts.csv`, `beijing_streets.csv`: codes of the National Bureau of Statistics
  (2023-06-30, by the china-division package, MIT) and the census of 2020.
- `dc_monthly.csv`, `dc_source_by_hour_dow.csv.gz`: 311 requests, District of Columbia open data
  (CC BY 4.0).
- `boston_calibration.csv.gz`: service requests of July to September 2011, Analyze Boston
  (PDDL 1.0).

The calendar comes from the PyPI package chinesecalendar, pinyin from pypinyin (both MIT); the
versions used are in README.md, as is what each file assumes.
"""

from __future__ import annotations

import argparse
import calendar
import csv
import gzip
import io
import math
import statistics
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path

import chinese_calendar
from pypinyin import lazy_pinyin

Row = dict[str, str]
Table = tuple[list[str], list[list[object]]]

CENTRAL = {"110101", "110102", "110105", "110106", "110107", "110108"}
SPECIAL_ZONE = "其他"
# Readings that pypinyin, which knows no Beijing, gets wrong.
PINYIN_CORRECTIONS = {
    "朝阳": "Chaoyang",
    "朝阳门": "Chaoyangmen",
    "什刹海": "Shichahai",
    "大栅栏": "Dashilan",
    "马家堡": "Majiapu",
    "长辛店": "Changxindian",
    "长阳": "Changyang",
    "长沟": "Changgou",
    "长子营": "Changziying",
    "长哨营满族": "Changshaoyingmanzu",
    "佛子庄": "Fozizhuang",
    "张": "Zhangzhen",
}

FIRST_DAY, LAST_DAY = date(2015, 1, 1), date(2026, 12, 31)

# DC channels in which a citizen spoke for himself; "Agent" is the operator at the telephone.
DC_TELEPHONE = {"Agent"}
DC_CITIZEN = DC_TELEPHONE | {
    "Web", "Mobile", "iOS", "iOS Browser", "Android", "Android Browser", "Portal", "API IVR",
    "IVR", "SeeClickFix", "Text-To-311", "AWS Connect - Production",
}  # fmt: skip
# Complete years whose moving average touches no broken month (2012-12..2013-02, 2024-12, 2025-10).
SEASON_YEARS = range(2014, 2024)

BOSTON_NOT_CITIZEN = {"Employee Generated", "Maximo Integration"}
HURRICANE = {"2011-08-28", "2011-08-29"}
# Two holidays, and a day on which 302 requests of one type were entered in a batch.
OTHER_EXTREMES = {"2011-07-04", "2011-09-05", "2011-07-06"}


def rows(path: Path) -> Iterator[Row]:
    """The rows of a CSV file, gzipped or not."""
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)
    else:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from csv.DictReader(file)


def apportion(total: int, weights: Sequence[int]) -> list[int]:
    """Whole numbers in proportion to `weights` that sum to `total` (largest remainder)."""
    exact = [Fraction(total * weight, sum(weights)) for weight in weights]
    parts = [math.floor(share) for share in exact]
    by_remainder = sorted(range(len(parts)), key=lambda i: parts[i] - exact[i])
    for i in by_remainder[: total - sum(parts)]:
        parts[i] += 1
    return parts


def mean_one(values: Sequence[float]) -> list[str]:
    """The values scaled to a mean of exactly 1 at six decimals."""
    millionths = apportion(
        len(values) * 10**6, [round(value * 10**9) for value in values]
    )
    return [f"{value / 10**6:.6f}" for value in millionths]


def pinyin(name: str) -> str:
    """`和平里` → `Hepingli`, `广安门` → `Guang'anmen`."""
    if name in PINYIN_CORRECTIONS:
        return PINYIN_CORRECTIONS[name]
    first, *rest = lazy_pinyin(name)
    return (first + "".join(f"'{s}" if s[0] in "aeo" else s for s in rest)).capitalize()


def districts(raw: Path) -> Table:
    """One row a district."""
    header = ["district", "name", "name_en", "ring", "pop_2000", "pop_2020", "area_km2"]
    table: list[list[object]] = []
    for r in rows(raw / "beijing_districts.csv"):
        code, name = r["district_code"], r["district"]
        ring = "central" if code in CENTRAL else "outer"
        name_en = pinyin(name.removesuffix("区"))
        table.append(
            [code, name, name_en, ring, r["pop_2000"], r["pop_2020"], r["area_km2"]]
        )
    return header, table


def streets(raw: Path) -> Table:
    """One row a street, town or township; a district's populations sum to its census figure."""
    census = {
        r["district_code"]: int(r["pop_2020"])
        for r in rows(raw / "beijing_districts.csv")
    }
    by_district: dict[str, list[Row]] = defaultdict(list)
    for r in rows(raw / "beijing_streets.csv"):
        if r["kind"] != SPECIAL_ZONE:
            by_district[r["district_code"]].append(r)

    population: dict[str, int] = {}
    for district, its in by_district.items():
        known = {r["unit_code"]: int(r["pop_2020"]) for r in its if r["pop_2020"]}
        unknown = [r for r in its if not r["pop_2020"]]
        grassroots = [int(r["n_communities"]) + int(r["n_villages"]) for r in unknown]
        spread = apportion(census[district] - sum(known.values()), grassroots)
        population |= known
        population |= {r["unit_code"]: n for r, n in zip(unknown, spread, strict=True)}

    header = [
        "street",
        "name",
        "name_en",
        "kind",
        "district",
        "communities",
        "villages",
    ]
    table: list[list[object]] = [
        [
            r["unit_code"],
            r["unit"],
            pinyin(r["unit"].removesuffix(r["kind"])),
            r["kind"],
            district,
            r["n_communities"],
            r["n_villages"],
            population[r["unit_code"]],
            "data" if r["pop_2020"] else "spread",
        ]
        for district, its in by_district.items()
        for r in its
    ]
    return header + ["population", "provenance"], table


def days_off(_raw: Path) -> Table:
    """Statutory holidays (weekends among them too) and make-up work days."""
    kinds = dict.fromkeys(chinese_calendar.constants.holidays, "holiday")
    kinds |= dict.fromkeys(chinese_calendar.constants.workdays, "workday")
    table: list[list[object]] = [
        [day.isoformat(), kinds[day]]
        for day in sorted(kinds)
        if FIRST_DAY <= day <= LAST_DAY
    ]
    return ["date", "kind"], table


def profiles(raw: Path) -> Table:
    """Hour, weekday and month factors, each with mean 1."""
    hour, weekday = [0] * 24, [0] * 7
    for r in rows(raw / "dc_source_by_hour_dow.csv.gz"):
        if r["year"] == "all":  # the sum of the years
            continue
        at, count = int(r["value"]), int(r["sampled_count"])
        if r["dimension"] == "hour_local" and r["source"] in DC_TELEPHONE:
            hour[at] += count
        if r["dimension"] == "dow_0_is_mon" and r["source"] in DC_CITIZEN:
            weekday[at] += count
    table: list[list[object]] = []
    for kind, first, values in [
        ("hour", 0, hour),
        ("weekday", 0, weekday),
        ("month", 1, season(raw)),
    ]:
        table += [[kind, first + i, value] for i, value in enumerate(mean_one(values))]
    return ["kind", "index", "value"], table


def season(raw: Path) -> list[float]:
    """Requests a day in each month over the centred 12-month mean, averaged over the years."""
    daily: dict[int, float] = {}
    for r in rows(raw / "dc_monthly.csv"):
        year, month = map(int, r["month"].split("-"))
        daily[year * 12 + month - 1] = (
            int(r["requests"]) / calendar.monthrange(year, month)[1]
        )

    def trend(at: int) -> float:
        inner = sum(daily[i] for i in range(at - 5, at + 6))
        return (inner + (daily[at - 6] + daily[at + 6]) / 2) / 12

    return [
        statistics.fmean(
            daily[year * 12 + m] / trend(year * 12 + m) for year in SEASON_YEARS
        )
        for m in range(12)
    ]


def citizen_made_days(raw: Path) -> dict[str, int]:
    """Boston's citizen-made requests by day."""
    return Counter(
        r["open_dt"][:10]
        for r in rows(raw / "boston_calibration.csv.gz")
        if r["source"] not in BOSTON_NOT_CITIZEN
    )


def usual_days(days: dict[str, int]) -> list[tuple[int, float]]:
    """Each day's count and what its weekday and month lead one to expect (a Poisson fit)."""
    cells = [(date.fromisoformat(day).weekday(), day[:7], n) for day, n in days.items()]
    weekday = dict.fromkeys((w for w, _, _ in cells), 1.0)
    month = dict.fromkeys((m for _, m, _ in cells), 1.0)
    for _ in range(50):  # iterative proportional fitting; a dozen rounds suffice
        for w in weekday:
            its = [(m, n) for a, m, n in cells if a == w]
            weekday[w] = sum(n for _, n in its) / sum(month[m] for m, _ in its)
        for m in month:
            its_days = [(w, n) for w, b, n in cells if b == m]
            month[m] = sum(n for _, n in its_days) / sum(
                weekday[w] for w, _ in its_days
            )
    return [(n, weekday[w] * month[m]) for w, m, n in cells]


def size_by_moments(days: dict[str, int]) -> float:
    """The k at which Pearson's statistic equals its degrees of freedom (7 + 3 − 1 spent)."""
    fits = usual_days(days)

    def excess(k: float) -> float:
        return sum((n - mu) ** 2 / (mu + mu * mu / k) for n, mu in fits) - (
            len(fits) - 9
        )

    low, high = 0.1, 1e4
    while high / low > 1.0001:
        middle = math.sqrt(low * high)
        low, high = (middle, high) if excess(middle) < 0 else (low, middle)
    return low


def size_by_likelihood(days: dict[str, int]) -> float:
    """The most likely k, to one part in a hundred."""
    fits = usual_days(days)

    def likelihood(k: float) -> float:
        return sum(
            math.lgamma(n + k)
            - math.lgamma(k)
            + k * math.log(k / (k + mu))
            + n * math.log(mu / (k + mu))
            for n, mu in fits
        )

    return max((1.01**i for i in range(700)), key=likelihood)


def text(table: Table) -> str:
    """A table as CSV text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table[0])
    writer.writerows(table[1])
    return out.getvalue()


def estimates(raw: Path) -> Iterable[str]:
    """What the README quotes, a line each."""
    days = citizen_made_days(raw)
    for name, left_out in [
        ("all", set[str]()),
        ("without the hurricane", HURRICANE),
        ("without five extremes", HURRICANE | OTHER_EXTREMES),
    ]:
        kept = {day: n for day, n in days.items() if day not in left_out}
        moments, likelihood = size_by_moments(kept), size_by_likelihood(kept)
        yield (
            f"negative binomial size, {len(kept)} days, {name}: "
            f"{moments:.1f} by moments, {likelihood:.1f} by likelihood"
        )


FILES: dict[str, Callable[[Path], Table]] = {
    "districts.csv": districts,
    "streets.csv": streets,
    "calendar.csv": days_off,
    "profiles.csv": profiles,
}


def main() -> int:
    """Writes or checks the files."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("raw", type=Path, metavar="RAW_DIR")
    parser.add_argument("out", type=Path, metavar="OUT_DIR")
    parser.add_argument(
        "--check", action="store_true", help="write nothing, fail on a difference"
    )
    options = parser.parse_args()

    differing = []
    for name, make in FILES.items():
        made = text(make(options.raw)).encode()
        path: Path = options.out / name
        if not options.check:
            path.write_bytes(made)
        elif not path.is_file() or path.read_bytes() != made:
            differing.append(name)
    for line in estimates(options.raw):
        print(line)
    for name in differing:
        print(f"{name} differs from what the raw files give", file=sys.stderr)
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
