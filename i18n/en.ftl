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

## Measures: names with units, by their words in files (composed)

measure-official-response-rate = response rate, official
measure-official-resolution-rate = resolution rate, official
measure-official-satisfaction-rate = satisfaction rate, official
measure-response-rate = response rate, observer
measure-resolution-rate = resolution rate, observer
measure-satisfaction-rate = satisfaction rate, observer
measure-cured-rate = actual resolution (simulated)
measure-unmet-days = unmet days per resident per year
measure-opened = orders opened, whole city
measure-orders-per-1000 = orders per 1,000 residents per year
measure-never-registered-per-1000 = never registered, per 1,000 residents per year
measure-paid-hours-per-order = paid staff hours per order
measure-overtime-hours-per-order = overtime hours per order
measure-displaced-hours-per-order = displaced hours per order
measure-calls-answered = telephone: calls answered
measure-wait-minutes = telephone: mean wait, minutes
measure-cost-hours-per-order = cost: all staff hours per order
measure-cost-hours = cost: all staff hours per resident per year
measure-displaced-hours = displaced hours per resident per year
measure-overtime-hours = overtime hours per resident per year
measure-cost-yuan-per-1000 = cost: yuan per 1,000 residents per year
measure-hours-over-45-per-officer = weekly hours above 45 per officer
measure-unmet-gini = unmet days: Gini coefficient over communities
measure-unmet-worst-tenth = unmet days: share of the worst-off tenth
measure-whistles-answered = whistles answered in time
measure-unit-points = percentage points
measure-unit-per-resident = per resident per year

## Tables

table-interval = { $low } to { $high }
