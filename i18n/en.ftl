### All text that users read, in English. `zh.ftl` has the same keys with the same variables.
### Syntax: https://projectfluent.org/fluent/guide/

## Counts

count-streets = { $count ->
    [one] { $count } street
   *[other] { $count } streets
  }

## Errors

error-hint = hint: { $hint }
error-trial-failed = a trial failed: { $reason }

## Results folders

folder-without-results = found no such file, expected the results folder of `run`, `compare`, `sweep` or `attribute`
folder-not-text = found text that is not UTF-8
folder-invalid = found an invalid analysis: { $why }
folder-replaced = found a folder that was replaced while it was read: try again
folder-other-designs = its comparison is of other designs
folder-out-of-range = its `{ $part }` refers to something that it does not have

## Verification of a report

verify-no-report = found { $found }, expected a page of `jiesu report`
verify-no-data = no embedded data
verify-damaged = embedded data that cannot be read ({ $why })
verify-no-file = no such file
verify-folder = found a folder, expected a page of `jiesu report`, such as its `report.html`
verify-not-text = text that is not UTF-8
verify-data-name = found the data file "{ $path }", expected a name such as data/0/calendar.csv
verify-no-scenario = found no scenario of "{ $design }", expected one
verify-design-name = found the design { $design }, expected { $expected }
verify-outside = found the path { $path } in the scenario of "{ $design }", expected one into the page's data
verify-hash = the page states the hash { $stated }, but its bytes have { $found }: it was changed after it was written
verify-no-hash = the page has no hash
verify-other-version = the text was not rendered again: the page was written by { $made }, but this is { $this }; only its hash shows that it is unchanged
verify-line-count = the page has { $found } lines, but its embedded data give { $expected }
verify-line = line { $line }, column { $column }: found `{ $found }`, but the embedded data give `{ $expected }`
verify-page-checked = every line of the page (text, tables, charts) against the page rendered from the embedded data
verify-trials-left-out = means, percentiles and intervals were not recomputed: the page contains only some of the trials (`--all` re-runs them all)
verify-figures-checked = { $count } means, standard deviations, percentiles, differences and intervals of the rates against the embedded trials
verify-scenario-hash = { $design }: the hash of its scenario is { $hash }, but the analysis states another
verify-unsound = comparison, request: it names designs or levers that the page cannot have, so it was not used
verify-not-compared = comparison: the page has { $count } designs, but does not compare them
verify-undecided = comparison, selection: the page has a selection, but its trials do not decide it by the rule that the page states
verify-no-data-files = the trials were not re-run: the page does not embed the data files that the scenarios name, because they were missing when the report was written, or are too large; write the report where the data are, and verify that one
verify-differs = { $place }: the page has { $found }, but the trials give { $expected }
verify-lacks = { $place }: the trials give it, but the page does not have it
verify-exceeds = { $place }: the page has it, but the trials do not give it
verify-order = { $place }: the page has another order than the trials give
verify-more = and { $count } more of the same kind
verify-trial = { $design } city { $city } replication { $replication }
verify-list = { $before }; { $after }
verify-sample-checked = { $number } of { $count } embedded trials, re-run: { $which }
verify-sample-only = costs per resident, months, gains and losses, streets and districts, attribution, selection, switching values and caveats were not recomputed: `--all` recomputes them
verify-all-checked = all { $count } trials, re-run, and every figure of { $parts }
verify-some-designs = attribution, Pareto set, selection, switching values and caveats were not recomputed: the page has { $shown } of { $all } designs
verify-checked = checked:
verify-not-checked = not checked:
verify-differing = differs:
verify-nothing = { $name }: nothing differs
verify-nothing-so-far = { $name }: nothing differs in what was checked; its trials were not re-run
verify-cannot = { $name }: its trials cannot be re-run
verify-count = { $name }: { $count ->
    [one] { $count } difference
   *[other] { $count } differences
  }
