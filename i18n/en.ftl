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

## Charts

chart-axis = { $axis } ({ $legend })
chart-title = { $title }: { $legend }
chart-rate-axis = rate, %
chart-interval-legend = line: 95 % interval
chart-differences-axis = difference from the baseline, { $unit }
chart-differences-about = { $kind ->
    [share] { $measure }: difference from the baseline in percentage points, with 95 % interval, by design; the table has the numbers
   *[number] { $measure }: difference from the baseline, with 95 % interval, by design; the table has the numbers
  }
chart-contributions-axis = contribution, { $unit }
chart-contributions-about = { $kind ->
    [share] { $measure }: contribution of each lever to the effect, with 95 % interval, in percentage points
   *[number] { $measure }: contribution of each lever to the effect, with 95 % interval
  }
chart-trials-about = { $measure }: 5th, 25th, 50th, 75th and 95th percentile over trials, by design
chart-trials-legend = box: middle half of the trials; line: 5th to 95th percentile
chart-streets-about = { $measure }: percentiles over streets, each by its mean over trials, by design
chart-streets-legend = box: middle half of the streets; line: 5th to 95th percentile
chart-costs-axis = hours per order
chart-costs-about = { $measure }: mean over trials, by design
chart-costs-legend = mean over trials
chart-months-axis = month
chart-months-legend = median and 5th to 95th percentile over trials
chart-months-part = { $legend } ({ $shown } of { $all } designs)
chart-measure-months-about = { $measure } by month and design: median and 5th to 95th percentile over trials
chart-design-months-about = { $design }: official, observer and actual resolution rate by month: median and 5th to 95th percentile over trials
chart-line-official = official
chart-line-observer = observer
chart-line-actual = actual

## Figures

plot-written = written to { $file }
plot-nothing = found no data on { $measure }, expected a folder that contains some
plot-other-measure = found { $found }, expected one of { $known }
plot-other-ending = found "{ $found }", expected a file that ends in .svg or .png
plot-no-font = found no font with Chinese characters on this machine, expected one, such as Noto Sans CJK
    .hint = write an SVG, whose viewer supplies the fonts
plot-bad-font = found a font that cannot be read
