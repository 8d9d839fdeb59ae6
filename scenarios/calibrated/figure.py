"""Draws an ensemble of parameter sets beside the published values, by month and year, a column for each way of counting answers.

    python figure.py FOLDER FIT.csv OUT.png [--lang en|zh]

FOLDER is a results folder of `jiesu run` with `run.sets` from `combine.py`, months and the level of the city; FIT.csv has the published values and their
tolerances (`combine.py` writes it beside the sets). Official rates: by first answers (basis `callback`) for sets in which the first answer counts, by last
answers (basis `last`) for the others. The band covers parameters, synthetic cities and sampling error, not the tolerance. The last two months of the run
are left out. Needs pandas and matplotlib; Chinese needs Noto Sans CJK.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.dates as mdates
import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.legend_handler import HandlerTuple
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

RATES = {"resolution_rate": "#1f6fb4", "satisfaction_rate": "#d1590f"}
# The lines of a rate and of contacts, account by account: dark and solid, light and dashed, …
SHADES = {
    "resolution_rate": ["#08306b", "#2f7fc1", "#17becf", "#5e4fa2"],
    "satisfaction_rate": ["#7f2704", "#e6550d", "#f0a500", "#c51b8a"],
    "contacts": ["#000000", "#333333", "#555555", "#222222"],
}
STYLES = ["-", (0, (5, 1.5)), (0, (1, 1.2)), (0, (4, 1, 1, 1))]
# From this day on lines lie so close that they are drawn once more, larger.
CLOSE_FROM = pd.Timestamp("2023-01-01")
# Published, but no targets: contacts, in millions, of the year of the epidemic, which is not simulated (Beijing News, 8 January 2021), and rates of a month
# beside those of June (Beijing Business Today, 11 October 2024).
CONTACTS_NOT_FITTED = {2020: 11.04}
RATES_NOT_FITTED = [("2024-09-15", {"resolution_rate": 0.965, "satisfaction_rate": 0.969})]
# Orders of the last months of a run may have been sent back, and have no last answer yet.
OPEN_MONTHS = 2
WORDS = {
    "en": {
        "first": "first answer counts", "last": "last answer counts", "resolution_rate": "resolution", "satisfaction_rate": "satisfaction",
        "rates": "official rate", "contacts": "contacts per year, millions", "published": "published, ± one tolerance", "open": "published, not fitted",
        "band": "5th to 95th percentile of the sets", "median": "median, {} leads", "plural": "median, {} lead", "ranking": "ranking", "deadlines": "deadlines", "callback": "callback",
    },
    "zh": {
        "first": "首次回答计入", "last": "末次回答计入", "resolution_rate": "解决率", "satisfaction_rate": "满意率",
        "rates": "官方口径", "contacts": "每年热线来电来件（百万）", "published": "公布值，± 一个容差", "open": "公布值，未用于校准",
        "band": "各参数组第 5 至第 95 百分位", "median": "中位数，以{}为主", "plural": "中位数，以{}为主", "ranking": "排名", "deadlines": "办理时限", "callback": "回访",
    },
}  # fmt: skip


def sets_of(folder: Path) -> pd.DataFrame:
    """A row for each city of the folder: the set's account and which answer counts."""
    table = pd.read_csv(folder / "sets.csv", dtype=str)
    wide = table.pivot(index="set", columns="key", values="value").join(table.groupby("set")[["city_from", "city_to"]].first().astype(int))
    if "_account" not in wide:
        sys.exit(f"error: {folder}/sets.csv: found no `_account`, expected sets from combine.py")
    counts = wide.get("rules.callback.counts", pd.Series("first", index=wide.index))
    wide = wide.assign(counts=counts, lead=wide["_account"].str.partition("-")[2].where(wide["_account"].str.contains("-"), wide["_account"]))
    rows = [(city, name, one.counts, one.lead) for name, one in wide.iterrows() for city in range(one.city_from, one.city_to + 1)]
    return pd.DataFrame(rows, columns=["city", "set", "counts", "lead"]).set_index("city")


def trials_of(folder: Path, sets: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Official rates by month and contacts in millions by whole year, of each set (the mean over its cities and replications)."""
    table = pd.read_csv(folder / "rates.csv", dtype={"design": str, "unit": str, "period": str})
    table = table[(table["level"] == "city") & (table["period_kind"] == "month")].join(sets, on="city")
    counted = table["counts"].map({"first": "callback", "last": "last"})
    months = table[(table["review"] == "official") & (table["basis"] == counted)]
    months = months.groupby(["counts", "lead", "set", "period"])[list(RATES)].mean().reset_index()
    months = months[months["period"].isin(sorted(months["period"].unique())[:-OPEN_MONTHS])]
    months = months.assign(day=pd.to_datetime(months["period"] + "-15"))
    calls = table[(table["review"] == "observer") & (table["basis"] == "callback")].assign(year=table["period"].str[:4].astype(int))
    calls = calls.groupby(["counts", "lead", "set", "year", "city", "replication"])["contacts"].agg(["sum", "count"]).query("count == 12")
    years = (calls["sum"] / 1e6).groupby(level=["counts", "lead", "set", "year"]).mean().rename("contacts").reset_index()
    return months, years


def published_of(path: Path) -> pd.DataFrame:
    """The published values, each once, with the first and last day of their periods."""
    fit = pd.read_csv(path).drop_duplicates(["measure", "period"])
    ends = fit["period"].str.split("..", regex=False)
    first, last = (pd.to_datetime(ends.str[place] + "-01") for place in (0, -1))
    return fit.assign(first=first, last=last + pd.offsets.MonthEnd(0))


def draw_rates(axes, months: pd.DataFrame, published: pd.DataFrame, leads: list[str]) -> None:
    for measure, colour in RATES.items():
        band = months.groupby("day")[measure].quantile([0.05, 0.95]).unstack()
        axes.fill_between(band.index, band[0.05], band[0.95], color=colour, alpha=0.16, linewidth=0)
        for lead, style, shade in zip(leads, STYLES, SHADES[measure], strict=False):
            median = months[months["lead"] == lead].groupby("day")[measure].median()
            axes.plot(median.index, median, color=shade, linestyle=style, linewidth=1.5)
        for one in published[published["measure"] == measure].itertuples():
            middle = one.first + (one.last - one.first) / 2
            several = one.first.strftime("%Y-%m") != one.last.strftime("%Y-%m")
            if several:
                axes.plot([one.first, one.last], [one.value, one.value], color="black", linewidth=1.4, zorder=4)
            axes.errorbar(
                middle, one.value, yerr=one.tolerance, fmt="none" if several else "o", markersize=5, markerfacecolor=colour, markeredgecolor="black",
                ecolor="black", elinewidth=0.9, capsize=2, zorder=5,
            )  # fmt: skip
        for day, values in RATES_NOT_FITTED:
            axes.plot(pd.Timestamp(day), values[measure], "o", markersize=5, markerfacecolor="white", markeredgecolor=colour, zorder=5)


def draw_closer(columns: list, months: pd.DataFrame, published: pd.DataFrame, leads: list[str]) -> None:
    """The last years again, larger, in the empty corner below them; all columns, a pair of axes and the answer that counts each, on one scale."""
    months = months[months["day"] >= CLOSE_FROM]
    if months.empty:
        return
    published = published[published["first"] >= CLOSE_FROM]
    pairs = [(axes, axes.inset_axes([0.42, 0.08, 0.56, 0.52]), counts) for axes, counts in columns]
    for _, closer, counts in pairs:
        draw_rates(closer, months[months["counts"] == counts], published, leads)
        closer.xaxis.set_major_locator(mdates.YearLocator())
        closer.xaxis.set_major_formatter(mdates.DateFormatter("%Y"))
        closer.tick_params(labelsize=8)
        closer.grid(axis="y", color="#dddddd", linewidth=0.6)
        closer.set_axisbelow(True)
    limits = [limit for _, closer, _ in pairs for limit in closer.get_ylim()]
    for axes, closer, _ in pairs:
        closer.set_ylim(min(limits), max(limits))
        axes.indicate_inset_zoom(closer, edgecolor="#888888", linewidth=0.8)


def draw_contacts(axes, years: pd.DataFrame, published: pd.DataFrame, leads: list[str]) -> None:
    for year, of_year in years.groupby("year"):
        low, high = of_year["contacts"].quantile([0.05, 0.95])
        axes.fill_between([year - 0.38, year + 0.38], low, high, color="#555555", alpha=0.18, linewidth=0)
        for lead, style, shade in zip(leads, STYLES, SHADES["contacts"], strict=False):
            median = of_year.loc[of_year["lead"] == lead, "contacts"].median()
            axes.plot([year - 0.38, year + 0.38], [median, median], color=shade, linestyle=style, linewidth=1.5)
    for one in published[published["measure"] == "contacts"].itertuples():
        axes.errorbar(
            one.first.year, 12 * one.value / 1e6, yerr=12 * one.tolerance / 1e6, fmt="o", markersize=5, color="black", elinewidth=0.9, capsize=2, zorder=5,
        )  # fmt: skip
    for year, value in CONTACTS_NOT_FITTED.items():
        axes.plot(year, value, "o", markersize=5, markerfacecolor="white", markeredgecolor="black", zorder=5)


def draw(folder: Path, fit: Path, out: Path, language: str) -> None:
    words, sets = WORDS[language], sets_of(folder)
    plt.rcParams["font.family"] = ["Noto Sans CJK SC", "DejaVu Sans"] if language == "zh" else ["DejaVu Sans"]
    plt.rcParams["axes.unicode_minus"] = False
    months, years = trials_of(folder, sets)
    published = published_of(fit)
    leads = sorted(sets["lead"].unique(), key=lambda lead: list(words).index(lead) if lead in words else len(words))
    columns = [counts for counts in ("first", "last") if (sets["counts"] == counts).any()]
    figure, grid = plt.subplots(
        2, len(columns), figsize=(5.2 * len(columns), 6.6), sharey="row", squeeze=False, height_ratios=[2, 1], layout="constrained"
    )
    for counts, (upper, lower) in zip(columns, grid.T, strict=True):
        draw_rates(upper, months[months["counts"] == counts], published, leads)
        draw_contacts(lower, years[years["counts"] == counts], published, leads)
        upper.set_title(words[counts], fontsize=11)
        upper.xaxis.set_major_locator(mdates.YearLocator())
        upper.xaxis.set_major_formatter(mdates.DateFormatter("%Y"))
        lower.set_xticks(sorted(years["year"].unique()))
        for axes in (upper, lower):
            axes.grid(axis="y", color="#dddddd", linewidth=0.6)
            axes.set_axisbelow(True)
            axes.spines[["top", "right"]].set_visible(False)
            axes.tick_params(labelsize=9)
    draw_closer(list(zip(grid[0], columns, strict=True)), months, published, leads)
    # Once all are drawn: a limit that is set ends the adjustment to further data.
    grid[1][0].set_ylim(bottom=0)
    grid[0][0].set_ylabel(words["rates"])
    grid[1][0].set_ylabel(words["contacts"])
    handles = [Patch(color=colour, alpha=0.7, label=words[measure]) for measure, colour in RATES.items()]
    handles += [Patch(color="#555555", alpha=0.2, label=words["band"])]
    labels = [handle.get_label() for handle in handles]
    for lead, style, *shades in zip(leads, STYLES, *SHADES.values(), strict=False):
        handles.append(tuple(Line2D([], [], color=shade, linestyle=style, linewidth=1.5) for shade in shades))
        labels.append(words["plural" if lead.endswith("s") else "median"].format(words.get(lead, lead)))
    for fill, label in (("black", "published"), ("white", "open")):
        handles.append(Line2D([], [], color="black", marker="o", markerfacecolor=fill, linestyle="none"))
        labels.append(words[label])
    apart = {tuple: HandlerTuple(ndivide=None, pad=0.4)}
    figure.legend(handles, labels, loc="outside lower center", ncols=3, fontsize=9, frameon=False, handlelength=6, handler_map=apart)
    figure.savefig(out, dpi=130, metadata={"Software": None})


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("fit", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--lang", choices=list(WORDS), default="en")
    given = parser.parse_args()
    draw(given.folder, given.fit, given.out, given.lang)
    return 0


if __name__ == "__main__":
    sys.exit(main())
