# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # What the conclusions rest on
#
# Every calibrated or assumed parameter a quarter up and a quarter down, one after the other, once under the whole reform and once without any
# lever, under common luck (docs/sensitivity.md has the two commands and the table):
#
# Which parameters move the *effect of the reform*, and does its sign, or the gap between answers and cures, ever turn?

# %%
import os
from pathlib import Path

import pandas as pd

root = Path(os.environ.get("JIESU_SENSITIVITY", "results/sensitivity"))


def differences(name):
    """Mean of each design, its difference from the base and the standard error of that, by design and measure."""
    rows = pd.read_csv(root / name / "comparison.csv", dtype={"design": str, "unit": str}, low_memory=False)
    rows = rows[(rows["period_kind"] == "run") & (rows["review"].isin(["observer", ""]) | rows["review"].isna()) & (rows["level"] == "city")]
    rows = rows[rows["basis"].isna() | (rows["basis"] == "callback")]
    return rows.drop_duplicates(["design", "measure"]).set_index(["design", "measure"])


reform, none = differences("reform"), differences("none")
measures = ["resolution_rate", "cured_rate", "unmet_days"]

# %% [markdown]
# ## The effect of the reform under each set

# %%
table = pd.DataFrame(index=reform.index.get_level_values(0).unique())
base = {}
for measure in measures:
    with_reform = reform.xs(measure, level="measure")
    without = none.xs(measure, level="measure").reindex(with_reform.index)
    base[measure] = with_reform["baseline_mean"].iloc[0] - without["baseline_mean"].dropna().iloc[0]
    # A parameter of a lever does nothing where there is no lever: its difference is 0 there.
    table[measure] = base[measure] + with_reform["difference"] - without["difference"].fillna(0.0)
    table[measure + "_se"] = (with_reform["se"] ** 2 + without["se"].fillna(0.0) ** 2) ** 0.5
print("the reform's effect at the base:", {measure: round(value, 4) for measure, value in base.items()})

# %%
print(f"{len(table)} designs")
for measure in measures:
    shift = (table[measure] - base[measure]).abs().sort_values(ascending=False)
    print(f"\n{measure}: the parameters that move the reform's effect most")
    for design in shift.index[:12]:
        print(f"  {design:55s} {table.loc[design, measure]:9.4f} ± {table.loc[design, measure + '_se']:.4f}")

# %% [markdown]
# ## Does a sign turn?

# %%
turned = {measure: table.index[(table[measure] * base[measure] <= 0)].tolist() for measure in measures}
answers_exceed = table.index[table["resolution_rate"] > table["cured_rate"]].tolist()
print("sign of the effect turned:", turned)
print("answers gained more than cures under:", answers_exceed)

# %% [markdown]
# ## Finding

# %%
worst = (table["cured_rate"]).min()
print(
    f"Within a quarter of every assumption, one at a time, the reform's effect on cures stays between {worst:.3f} and "
    f"{table['cured_rate'].max():.3f} (base {base['cured_rate']:.3f}); nothing is said of two assumptions that fail together."
)
