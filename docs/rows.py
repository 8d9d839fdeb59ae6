"""The documents' tables made from results folders: `python docs/rows.py NAME [ARGUMENT ...]` prints one as Markdown.

`docs/tables.py` calls it; each function below is a table, and its first line names its arguments.
"""

import csv
import json
import math
import sys
from pathlib import Path


def read(folder, name, **wanted):
    """The rows of a file in which these columns have these values."""
    with open(Path(folder) / name, encoding="utf-8-sig", newline="") as file:
        return [row for row in csv.DictReader(file) if all(row[column] == value for column, value in wanted.items())]


def number(cell):
    return float(cell) if cell else math.nan


def signed(value, digits=1):
    """A difference, without a sign on zero."""
    text = f"{value:+.{digits}f}"
    return (text[1:] if not any(digit in text for digit in "123456789") else text).replace("-", "−")


def per_cent(value, digits=1):
    return f"{100 * value:.{digits}f} %"


def row(*cells):
    print("| " + " | ".join(str(cell) for cell in cells) + " |")


def head(*cells):
    row(*cells)
    row(*["---"] * len(cells))


def of_run(folder, review, measure, design=None, level="city"):
    """The row of summary.csv of a measure over the run, by review date."""
    more = {"design": design} if design else {}
    rows = read(folder, "summary.csv", level=level, period_kind="run", review=review, basis="callback", measure=measure, **more)
    return rows[0] if rows else None


RATES = [
    ("response, observer", "observer", "response_rate"),
    ("resolution, observer", "observer", "resolution_rate"),
    ("satisfaction, observer", "observer", "satisfaction_rate"),
    ("actual resolution (simulated)", "observer", "cured_rate"),
    ("resolution, official", "official", "resolution_rate"),
    ("satisfaction, official", "official", "satisfaction_rate"),
]


def three(folder):
    """FOLDER of the runs of 2017, 2018 and 2019."""
    designs = ["beijing-2017", "beijing-2018-whistle", "beijing-2019"]
    head("", "2017, no lever", "2018, whistle only", "2019, seven levers")
    for label, review, measure in RATES:
        found = [of_run(folder, review, measure, design) for design in designs]
        row(label, *("–" if one is None else f"{number(one['mean']):.3f}" for one in found))


def published(folder):
    """FOLDER of the runs of 2017, 2018 and 2019: months of 2019 whose rates were published."""
    head("", "published", "simulated, official")
    for month, label, value in [("2019-01", "January 2019, resolution/satisfaction", ".531/.646"), ("2019-10", "October 2019", ".744/.854")]:
        rows = read(folder, "summary.csv", design="beijing-2019", level="city", period_kind="month", period=month, review="official", basis="callback")
        mean = {one["measure"]: f"{number(one['mean']):.3f}".removeprefix("0") for one in rows}
        row(label, value, f"{mean['resolution_rate']}/{mean['satisfaction_rate']}")


def opened(folder, design):
    """Orders opened by month, means over replications."""
    rows = read(folder, "summary.csv", design=design, level="city", period_kind="month", review="observer", basis="callback", measure="opened")
    return [number(one["mean"]) for one in rows]


def first_half(folder):
    """FOLDER of the runs of 2017, 2018 and 2019: the share of 2019's orders in its first half."""
    months = opened(folder, "beijing-2019")
    print(f"{100 * sum(months[:6]) / sum(months):.0f} %")


def december(folder):
    """The same FOLDER: orders of December over those of January 2019."""
    months = opened(folder, "beijing-2019")
    print(f"{months[11] / months[0]:.1f}")


def orders(folder):
    """The same FOLDER: orders of 2019, in millions."""
    print(f"{sum(opened(folder, 'beijing-2019')) / 1e6:.1f} million")


def scale(*folders):
    """FOLDER ... of runs at growing scale, each of several cities."""
    labels = []
    for folder in folders:
        units = read(folder, "units.csv", level="street")
        cities = {one["city"] for one in read(folder, "rates.csv", level="city", period_kind="run", review="observer", basis="callback")}
        labels.append(f"{Path(folder).name.removeprefix('scale-0')} ({len(units) // len(cities)} streets, {len(cities)} cities)")
    head("", *labels)
    wanted = [
        ("resolution rate, official", "official", "resolution_rate", lambda x: f"{100 * x:.1f}", " %"),
        ("satisfaction rate, official", "official", "satisfaction_rate", lambda x: f"{100 * x:.1f}", " %"),
        ("actual resolution (simulated)", "observer", "cured_rate", lambda x: f"{100 * x:.1f}", " %"),
        ("orders per 1,000 residents per year", "observer", "orders_per_1000", lambda x: f"{x:.1f}", ""),
        ("displaced hours per order", "observer", "displaced_hours_per_order", lambda x: f"{x:.2f}", ""),
        ("telephone: calls answered", "observer", "calls_answered", lambda x: f"{100 * x:.1f}", " %"),
    ]
    for label, review, measure, shown, unit in wanted:
        cells = []
        for folder in folders:
            one = of_run(folder, review, measure)
            mean, low, high = (shown(number(one[column])) for column in ("mean", "ci_low", "ci_high"))
            cells.append(f"{mean}{unit} ({low} – {high}{unit})".replace("-", "−"))
        row(label, *cells)


def of_design(folder, measure, review="observer"):
    """The rows of comparison.csv of a measure over the run, by design."""
    rows = read(folder, "comparison.csv", level="city", period_kind="run", review=review, basis="callback", measure=measure)
    return {one["design"]: one for one in rows}


MOVED = ["resolution_rate", "cured_rate", "satisfaction_rate"]


def sensitivity(folder, least):
    """FOLDER of a sweep over parameters, LEAST change of resolution or cures in points: the largest first."""
    found = {measure: of_design(folder, measure) for measure in MOVED}
    differences = {design: [100 * number(found[measure][design]["difference"]) for measure in MOVED] for design in found["resolution_rate"]}
    errors = {design: [100 * number(found[measure][design]["se"]) for measure in MOVED] for design in differences}
    notes = {one["design"]: one["note"] for one in read(folder, "designs.csv") if one.get("note")}
    head("parameter, a quarter down (−) or up (+)", "resolution", "cured", "satisfaction")
    kept = [design for design, moved in differences.items() if max(abs(moved[0]), abs(moved[1])) >= float(least)]
    for design in sorted(kept, key=lambda design: (-max(abs(differences[design][0]), abs(differences[design][1])), design)):
        key, sign = design[:-1], {"-": "−", "+": "+"}[design[-1]]
        note = f", {notes[design]}" if design in notes else ""
        row(f"`{key}` {sign}{note}", *(f"{signed(moved)} ± {error:.1f}" for moved, error in zip(differences[design], errors[design])))


def index(one, name):
    """An index of a row of sobol.csv with its interval."""
    return f"{number(one[name]):.2f} [{number(one[name + '_low']):.2f}, {number(one[name + '_high']):.2f}]"


def sobol(folder, design, least):
    """FOLDER of a sweep with a surrogate, DESIGN, LEAST total index of a factor that is listed: the indices of three measures."""
    found = {measure: read(folder, "sobol.csv", design=design, measure=measure, review="observer") for measure in MOVED}
    head("parameter", *(f"{name}: {index}" for name in ("resolution", "cured", "satisfaction") for index in ("first order", "total")))
    factors = {one["factor"]: [] for one in found["resolution_rate"]}
    for measure in MOVED:
        for one in found[measure]:
            factors[one["factor"]].append(one)
    largest = {factor: max(number(one["total"]) for one in ones) for factor, ones in factors.items()}
    for factor in sorted(factors, key=lambda factor: (-largest[factor], factor)):
        if largest[factor] >= float(least):
            row(f"`{factor}`", *(index(one, name) for one in factors[factor] for name in ("first", "total")))


def over_ranges(folder, design):
    """FOLDER of a sweep with a surrogate, DESIGN: mean and standard deviation of the differences over the ranges, and how good the surrogate is."""
    head("measure", "mean over the ranges", "standard deviation", "points", "Q²")
    for measure, label in zip(MOVED, ("resolution", "cured", "satisfaction")):
        one = read(folder, "sobol.csv", design=design, measure=measure, review="observer")[0]
        spread, low, high = (f"{100 * number(one[name]):.1f}" for name in ("sd", "sd_low", "sd_high"))
        row(label, signed(100 * number(one["mean"])), f"{spread} [{low}, {high}]", one["n"], f"{number(one['q2']):.2f}")


def screened(folder):
    """FOLDER of a sweep with a surrogate: how many factors were screened, and how many are left."""
    factors = {one["factor"]: one["kept"] == "yes" for one in read(folder, "screening.csv")}
    print(f"{sum(factors.values())} of {len(factors)}")


def moved(folder, points):
    """FOLDER of a sweep over parameters: how many of its designs change cures by more than POINTS, of how many."""
    cures = of_design(folder, "cured_rate")
    print(f"{sum(abs(100 * number(one['difference'])) > float(points) for one in cures.values())} of the {len(cures)}")


def designs(folder):
    """FOLDER of a sweep over parameters: how many designs there are besides the base."""
    print(len(of_design(folder, "cured_rate")))


def at_base(folder, measure):
    """FOLDER of a comparison: the baseline's mean of MEASURE."""
    print(per_cent(number(next(iter(of_design(folder, measure).values()))["baseline_mean"])))


def spread(folder, measure, review="observer"):
    """FOLDER of a comparison: least and largest mean of MEASURE over all designs."""
    found = list(of_design(folder, measure, review).values())
    means = [100 * number(one["mean"]) for one in found] + [100 * number(found[0]["baseline_mean"])]
    print(f"{min(means):.0f} and {max(means):.0f} %")


def gap(folder):
    """FOLDER of a comparison: least and largest distance of official resolution to cures over all designs."""
    official, cured = of_design(folder, "resolution_rate", "official"), of_design(folder, "cured_rate", "official")
    gaps = [100 * (number(official[design]["mean"]) - number(cured[design]["mean"])) for design in official]
    print(f"{min(gaps):.0f} and {max(gaps):.0f} points")


def figures(value):
    """A ratio, with the digits that matter."""
    return f"{value:.0f}" if value >= 10 else f"{value:.2f}"


def ratios(folder):
    """FOLDER of the comparison of common random numbers, with its audit: variance ratios, and the share of equal outcomes."""
    designs = {"2017": "whole reform (2017)", "no-first-responsibility": "no first responsibility", "no-whistle": "no whistle", "small": "general limit 6 d, not 7 d"}
    head("", *designs.values())
    for measure in ["response_rate", "resolution_rate", "satisfaction_rate", "cured_rate", "unmet_days", "cost_hours"]:
        rows = read(folder, "comparison.csv", level="city", period_kind="run", measure=measure)
        found = {one["design"]: one for one in rows if (one["review"], one["basis"]) in (("observer", "callback"), ("", ""))}
        cells = [[figures(number(found[design][column])) for column in ("variance_ratio", "variance_ratio_low", "variance_ratio_high")] for design in designs]
        row(f"`{measure}`", *(f"{ratio} ({low} – {high})" for ratio, low, high in cells))
    answers = {design: read(folder, "crn_audit.csv", design=design, purpose="Answer")[0] for design in designs}
    row("`Answer`: drawn in both", *(per_cent(number(one["share_common"])) for one in answers.values()))
    row("`Answer`: same outcome", *(per_cent(number(one["share_equal"])) for one in answers.values()))
    row("1/(1 − same outcome)", *(figures(1 / (1 - number(one["share_equal"]))) for one in answers.values()))


def controls(folder):
    """FOLDER of a comparison: how many times wider the variance of each difference is without control variates, by the widths of intervals."""
    measures = ["response_rate", "resolution_rate", "satisfaction_rate", "unmet_days", "cost_hours"]
    rows = {measure: read(folder, "comparison.csv", level="city", period_kind="run", measure=measure) for measure in measures}
    found = {measure: {one["design"]: one for one in rows[measure] if (one["review"], one["basis"]) in (("observer", "callback"), ("", ""))} for measure in measures}
    head("", *(f"`{measure}`" for measure in measures))
    for design in found["resolution_rate"]:
        wide = [[number(found[measure][design][f"{of}_high"]) - number(found[measure][design][f"{of}_low"]) for of in ("ci", "cv")] for measure in measures]
        row(design, *("–" if math.isnan(plain / adjusted) else f"{(plain / adjusted) ** 2:.2f}" for plain, adjusted in wide))


def lesson(folder, words="en"):
    """FOLDER of the lesson's comparison, and the language: the results that the class should see."""
    measures = ["resolution_rate", "satisfaction_rate", "cured_rate"]
    found = {measure: of_design(folder, measure) for measure in measures}
    zh = words == "zh"
    head("", *(["解决率", "满意率", "实际解决率"] if zh else ["resolution", "satisfaction", "actual resolution"]))
    names = {"whistle": "吹哨", "ranking": "排名", "deadlines": "办理时限", "four-rules": "四项规则"} if zh else {}
    row("改革之前" if zh else "before", *(f"{100 * number(next(iter(found[measure].values()))['baseline_mean']):.1f}" for measure in measures))
    for design in found["resolution_rate"]:
        cells = [[signed(100 * number(found[measure][design][column])) for column in ("difference", "ci_low", "ci_high")] for measure in measures]
        row(names.get(design, design.replace("-", " ")), *(f"{mean} ({low.removeprefix('+')} – {high.removeprefix('+')})" for mean, low, high in cells))


def cards(number_of, template):
    """NUMBER of cards and their folders, `{}` for the card: observer resolution and cures, per cent, of each design."""
    for card in range(1, int(number_of) + 1):
        rows = read(template.format(card), "rates.csv", level="city", period_kind="run", review="observer", basis="callback")
        row(card, *(f"{100 * number(one['resolution_rate']):.1f} / {100 * number(one['cured_rate']):.1f}" for one in rows))


def by_account(file):
    """The rows of a fit file by account."""
    found = {}
    for one in read(".", file):
        found.setdefault(one["account"], []).append(one)
    return found


def count_inside(rows):
    """The number of published values in their bands; none where the sample is worth too little for bands."""
    return sum(one["inside"] == "yes" for one in rows) if all(one["inside"] for one in rows) else None


RATE, GAP = ["resolution_rate", "satisfaction_rate"], "satisfaction_rate-resolution_rate"


def error(one, simulated="p50"):
    """The median of the sample, or its point, less the published value."""
    return number(one[simulated]) - number(one["value"])


def of_months(rows, measure):
    """The rows of a measure for single months."""
    return [one for one in rows if one["measure"] == measure and ".." not in one["period"]]


def rmse(rows, measure, simulated="p50"):
    """The root mean square error of a measure over single months."""
    months = of_months(rows, measure)
    return math.sqrt(sum(error(one, simulated) ** 2 for one in months) / len(months))


def largest(values, shown):
    """The value farthest from 0; a dash without values."""
    return "–" if not values or any(math.isnan(value) for value in values) else shown(max(values, key=abs))


def widest(rows):
    """The width of the widest band of a rate, without the tolerance."""
    return max((number(one["without_error_p95"]) - number(one["without_error_p05"]) for one in rows if one["measure"] in RATE), default=math.nan)


def gaps(rows, simulated="p50"):
    """Errors of the gap between the two rates, published less simulated, in single months."""
    return [-error(one, simulated) for one in of_months(rows, GAP)]


def relative(rows, measure):
    """Errors of a measure as shares of the published values."""
    return [error(one) / number(one["value"]) for one in rows if one["measure"] == measure]


def accounts(file):
    """FILE with the fits of several accounts (`scenarios/calibrated/combine.py` writes it): a row per account, and points of rates."""
    head("account", "in their bands", "widest band", "RMSE resolution", "RMSE satisfaction", "gap", "contacts", "orders", "worth", "emulator's bias", "verdict")
    for name, rows in by_account(file).items():
        biased = max(rows, key=lambda one: abs(number(one["emulated_bias"])) / number(one["tolerance"]))
        bias, se = (number(biased[column]) / number(biased["tolerance"]) for column in ("emulated_bias", "emulated_bias_se"))
        count = count_inside(rows)
        row(
            name,
            "–" if count is None else f"{count} of {len(rows)}",
            *(largest([value], lambda x: f"{100 * x:.1f}") for value in [widest(rows), *(rmse(rows, measure) for measure in RATE)]),
            largest(gaps(rows), lambda x: signed(100 * x)),
            *(largest(relative(rows, measure), lambda x: f"{signed(100 * x)} %") for measure in ("contacts", "opened")),
            f"{number(rows[0]['worth']):.0f}",
            f"{signed(bias, 2)} ± {se:.2f}",
            "open" if count is None else "fits" if count == len(rows) else f"misses {len(rows) - count}",
        )


def goals(file):
    """FILE with the fits of several accounts: what was asked of each, which accounts reach it, and the least and largest value of all that have bands."""
    found = {name: rows for name, rows in by_account(file).items() if count_inside(rows) is not None}
    asked = [
        ("values outside their 90 % bands: none", lambda rows: len(rows) - count_inside(rows), 0, 1, ""),
        ("widest band of a rate without tolerance: 6 points", widest, 0.06, 100, " points"),
        ("RMSE of resolution: 2 points", lambda rows: rmse(rows, RATE[0]), 0.02, 100, " points"),
        ("RMSE of satisfaction: 2 points", lambda rows: rmse(rows, RATE[1]), 0.02, 100, " points"),
        ("largest error of the gap: 2 points", lambda rows: max(map(abs, gaps(rows))), 0.02, 100, " points"),
        ("largest error of a year's contacts: 10 %", lambda rows: max(map(abs, relative(rows, "contacts"))), 0.1, 100, " %"),
    ]
    head("asked of each account, at most", "reached by", "all accounts")
    for goal, measured, most, scale, unit in asked:
        values = {name: measured(rows) for name, rows in found.items()}
        reached = [name for name, value in values.items() if value <= most]
        who = "all" if len(reached) == len(found) else ", ".join(reached) or "none"
        row(goal, who, " to ".join(f"{scale * value:.{0 if scale == 1 else 1}f}" for value in (min(values.values()), max(values.values()))) + unit)


def fitting(file):
    """FILE with the fits of several accounts: how many of them have all values in their bands."""
    found = [count_inside(rows) == len(rows) for rows in by_account(file).values()]
    print(f"{sum(found)} of {len(found)}")


def inside(file):
    """FILE with the fits of several accounts: the least and largest number of values in their bands."""
    found = list(by_account(file).values())
    counts = sorted(count for count in map(count_inside, found) if count is not None)
    print(f"{'none' if not counts else counts[0] if counts[0] == counts[-1] else f'{counts[0]} to {counts[-1]}'} of {len(found[0])}")


def missed(file):
    """FILE with the fits of several accounts: published values that the median of some sample misses by more than a tolerance, with the errors of all
    accounts in tolerances; `!` where the value is outside the band."""
    found = by_account(file)
    errors = {}
    for name, rows in found.items():
        for one in rows:
            errors.setdefault((one["measure"], one["period"], number(one["value"])), {})[name] = (error(one) / number(one["tolerance"]), one["inside"])
    head("published value", "published", *found)
    for (measure, period, value), of_account in errors.items():
        if any(abs(far) > 1 for far, _ in of_account.values()):
            shown = {name: "–" if math.isnan(far) else signed(far) + (" !" if inside == "no" else "") for name, (far, inside) in of_account.items()}
            row(f"`{measure}` {period}", f"{value:,.0f}" if value > 1 else f"{value:.4g}", *(shown.get(name, "–") for name in found))


def of_point(one, unit):
    """The error of the sample's point and its standard error, in units of the column."""
    return error(one, "point") / number(one[unit]), number(one["point_se"]) / number(one[unit])


def knock_outs(file):
    """FILE with the fits of accounts that each lack a mechanism: a row each, errors of the sample's point, which is simulated in few cities. Missed most is
    the value whose error exceeds two of its standard errors by most tolerances."""
    head("taken away", "RMSE resolution", "RMSE satisfaction", "gap", "contacts", "missed most", "by tolerances")
    for name, rows in by_account(file).items():
        contacts, se = max((of_point(one, "value") for one in rows if one["measure"] == "contacts"), key=lambda found: abs(found[0]))
        beyond = {(one["measure"], one["period"]): of_point(one, "tolerance") for one in rows}
        (measure, period), (tolerances, its_se) = max(beyond.items(), key=lambda found: abs(found[1][0]) - 2 * found[1][1])
        row(
            name,
            *(f"{100 * rmse(rows, rate, 'point'):.1f}" for rate in RATE),
            largest(gaps(rows, "point"), lambda x: signed(100 * x)),
            f"{signed(100 * contacts, 0)} ± {100 * se:.0f} %",
            f"`{measure}` {period}",
            f"{signed(tolerances)} ± {its_se:.1f}",
        )


def informed(file):
    """FILE in which `combine.py` says how far the published values inform the keys that all accounts fit: the best informed first."""
    head("key", "spread", "informed")
    for one in sorted(read(".", file), key=lambda one: number(one["ratio"])):
        row(f"`{one['key']}`", f"{number(one['ratio']):.2f}", one["informed"])


def interval(file, key, account):
    """FILE of parameter sets, a key and an account: the interval that has 90 % of the account's values, at ranks .05(n + 1) and .95(n + 1)."""
    values = sorted(number(one[key]) for one in read(".", file, _account=account))
    ranks = [min(max(share * (len(values) + 1), 1), len(values)) - 1 for share in (0.05, 0.95)]
    ends = [values[int(at)] + (at - int(at)) * (values[min(int(at) + 1, len(values) - 1)] - values[int(at)]) for at in ranks]
    print(" to ".join(f"{end:.2f}" for end in ends))


def peers(names):
    """The output of tests/peers on standard input, and the measures of the queue, `time` or `telephone`: ratio less 1 to SimPy's and Ciw's."""
    measures = {"time": {"mean": "mean", "p90": "p90"}, "telephone": {"wait": "mean wait", "gave up": "share who hang up"}}[names]
    found = {}
    for line in sys.stdin:
        cells = [cell.strip() for cell in line[max(line.find("|"), 0):].split("|")[1:-1]]
        if len(cells) == 4 and cells[2] in measures:
            found.setdefault(cells[0], {})[cells[2], cells[1]] = cells[3].replace("-", "−")
    head("", *(f"{label}, {peer}" for label in measures.values() for peer in ("SimPy", "Ciw")))
    for name, one in found.items():
        row(name, *(one[measure, peer] for measure in measures for peer in ("SimPy", "Ciw")))


def errors(folder):
    """FOLDER of `jiesu score`: mean absolute errors of the medians of the forecast and of naive ones, and the forecast's bias; shares in points."""
    rows = read(folder, "scores.csv")
    naive = [name for name in ("naive_last", "naive_year", "naive_mean") if any(one["forecast"] == name for one in rows)]
    head("", "model, bias", "model", *(name.replace("naive_", "naive, ") for name in naive))
    for one in (one for one in rows if one["is_naive"] == "false"):
        about = [one["measure"], one["unit"]]
        factor = 1 if one["measure"] == "opened" else 100
        beside = {other["forecast"]: other for other in rows if [other["measure"], other["unit"]] == about}
        sizes = (f"{factor * number(beside[name]['absolute_error']):.1f}" for name in naive)
        row(f"{about[0]} {about[1]}", signed(factor * number(one["bias"])), f"{factor * number(one['absolute_error']):.1f}", *sizes)


def points(row, column="difference"):
    """A cell of a difference: shares in percentage points."""
    return signed(100 * number(row[column]))


def conclusions(folder, measure):
    """FOLDER of `jiesu robust` and a MEASURE that is a share: each step against the one before it, and the last against the baseline."""
    rows = read(folder, "conclusions.csv", measure=measure)
    baseline = rows[0]["against"]
    order = list(dict.fromkeys(one["design"] for one in rows))
    before = dict(zip(order, [baseline] + order))
    each = [one for one in rows if one["against"] == before[one["design"]]]
    whole = [one for one in rows if one["design"] == order[-1] and one["against"] == baseline and len(order) > 1]
    head("conclusion", "as written", "verdict", "holds in", "accounts", "least", "reversed by")
    for one in each + whole:
        interval = f" ({points(one, 'ci_low')} to {points(one, 'ci_high')})" if one["ci_low"] else ""
        least = f"{points(one, 'least')} ({one['least_under']})"
        accounts = f"{one['accounts_held']} of {one['accounts']}" if one["accounts"] != "0" else "–"
        held = f"{one['held']} of {one['variations']}"
        row(f"{one['design']} − {one['against']}", points(one) + interval, one["verdict"], held, accounts, least, one["reversed_by"] or "–")


def steps(folder, measure):
    """FOLDER of `jiesu robust` and a MEASURE that is a share: each step as written, by account and by variation."""
    rows = read(folder, "robustness.csv", measure=measure)
    baseline = rows[0]["against"]
    order = list(dict.fromkeys(one["design"] for one in rows))
    before = dict(zip(order, [baseline] + order))
    places = list(dict.fromkeys((one["variation"], one["account"]) for one in rows))
    places = [place for place in places if place[0] == "as written" or place[1] == "all"]
    head("", *order)
    for variation, account in places:
        cells = []
        for design in order:
            wanted = {"variation": variation, "account": account, "design": design, "against": before[design]}
            one = next(one for one in rows if all(one[column] == value for column, value in wanted.items()))
            is_decided = one["ci_low"] and (number(one["ci_low"]) > 0 or number(one["ci_high"]) < 0)
            mark = " **!**" if one["verdict"] == "reversed" else "" if is_decided else " °"
            cells.append(points(one) + mark)
        row(variation if account == "all" else f"account {account}", *cells)


def assumptions(folder):
    """FOLDER of `jiesu robust`: what each variation assumes, what rests on it, and which datum would tell."""
    with open(Path(folder) / "analysis.json", encoding="utf-8") as file:
        variations = json.load(file)["comparison"]["robustness"]["variations"]
    head("variation", "assumes instead", "no longer hold", "reversed", "what would tell")
    for one in variations:
        assumption, (decided, reversed_, lost) = one["assumption"], one["counts"]
        counts = [f"{lost} of {decided}", str(reversed_)] if one["has_effect"] else ["no effect", "–"]
        assumes, _, datum = assumption["texts"]
        row(f"`{assumption['name']}`", assumes, *counts, datum)


def best_designs(folder):
    """FOLDER of `jiesu robust`: the best design by a share, as written, by account and by variation."""
    head("under", "best", "next", "lead, points")
    for one in read(folder, "best_designs.csv"):
        if one["variation"] != "as written" and one["account"] != "all":
            continue
        interval = f" ({points(one, 'ci_low')} to {points(one, 'ci_high')})" if one["ci_low"] else ""
        row(one["variation"] if one["account"] == "all" else f"account {one['account']}", one["best"], one["next"], points(one, "lead") + interval)


TABLES = [
    three, published, first_half, december, orders, scale, sensitivity, moved, designs, at_base, spread, gap, ratios, controls, lesson, cards,
    accounts, fitting, inside, missed, goals, knock_outs, informed, interval, peers, errors, conclusions, steps,
    assumptions, best_designs,
]

if __name__ == "__main__":
    name, *arguments = sys.argv[1:] or [""]
    table = next((table for table in TABLES if table.__name__ == name.replace("-", "_")), None)
    if table is None:
        sys.exit(f"error: found the table `{name}`, expected one of {', '.join(table.__name__ for table in TABLES)}")
    table(*arguments)
