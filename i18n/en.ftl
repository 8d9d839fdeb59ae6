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

## Runs

run-resumed = note: { $known } of { $all } trials are there already
run-progress = { $bar } { $done }/{ $all } trials, { $left } left
run-written-to = written to { $out }
run-next-report = next: `jiesu report { $folder }` writes them as one page
run-more-tables = `--verbose` prints all tables; the CSV files have everything
run-trials-failed = jiesu: { $failed } trials failed; see failed.csv
run-sets-failed = jiesu: { $failed } parameter sets failed; see calibration.csv
run-shard-done = { $trials } trials in { $out }; `jiesu merge` puts the shards together
run-sets-alike = note: only { $different } of { $all } parameter sets are different; intervals treat all as independent and are too narrow
run-piped = note: `{ $key }` came through a pipe: the scenarios written cannot be re-run without it
run-cities = cities
run-replications = replications
run-no-interval = no interval
run-narrowing = { $widest } with { $now } { $what }
run-narrowing-needed = { $widest } with { $now } { $what }; about { $needed } { $what } are needed
run-remaining = { $cities } cities: { $left } of { $designs } designs left, at most { $most } cities needed
run-count-cities =
    { $count ->
        [one] { $count } city
       *[other] { $count } cities
    }
run-count-replications =
    { $count ->
        [one] { $count } replication
       *[other] { $count } replications
    }
run-count-sets = { $count } parameter sets × { $cities }
run-forecast =
    { $plan }: { $designs } designs × { $cities } × { $replications } = { $trials } trials
    a trial takes { $seconds } s (pre-run of { $sample }): about { $time } on { $threads } threads
    about { $results } MB of results, and { $journal } MB for the journal while it runs
run-forecast-calibration =
    { $plan }: { $targets } published values, { $parameters } parameters
    { $sets } sets in { $generations } generations for the sample, { $point } for the point, { $check } to check it: { $trials } trials
    a trial takes { $seconds } s (pre-run of two sets): about { $time } on { $threads } threads
run-stage = { $stage }: { $sets } parameter sets
run-stage-sample = sample, generation { $generation } of { $all }
run-stage-point = point, generation { $generation }
run-stage-check = check of the point
run-note = note: { $note }
run-same-as-base = note: the same as the base, not simulated: { $designs } (`same_as` in designs.csv)
run-same-as = note: the same as `{ $design }`, not simulated: { $designs } (`same_as` in designs.csv)
run-and-more = { $designs } and { $more } more
run-differ =
    warning: { $first } and { $other } differ in { $keys }, so their random numbers or dates differ
    {"  "}hint: `--set { $key }=…` sets one value for all
run-no-rule-differs = no rule differs
run-designs-differ-in = the designs differ in:
run-checked = checked:
run-not-checked = not checked:
run-differs = differs:
run-differences =
    { $page }: { $count ->
        [one] { $count } difference
       *[other] { $count } differences
    }
run-nothing-differs = { $page }: nothing differs
run-nothing-differs-so-far = { $page }: nothing differs in what was checked; its trials were not re-run
run-no-rerun = { $page }: its trials cannot be re-run
