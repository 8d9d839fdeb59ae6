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

### Explanations by `jiesu explain`

explain-levers = Levers, each a table of a scenario file:
explain-other-tables = Other tables:
explain-top = (top)
explain-names = `jiesu explain NAME` explains one of them, or any key, result column or caveat.
explain-keys = Keys
explain-expects = expects
explain-unit = unit
explain-default = default
explain-origin = origin
explain-source = source
explain-fact = F, a published fact
explain-literature = L, from the literature
explain-calibrated = C, calibrated
explain-assumption = A, an assumption, to be varied
explain-setting = S, a setting
explain-caveat = { $code }, a caveat
explain-unknown = found "{ $name }", expected a lever, a table, a key, a column or a caveat
explain-close = did you mean `{ $name }`?
explain-all = `jiesu explain` lists levers and tables

### Caveats: at most 25 words; `.about` says when a caveat applies and why it matters.

caveat-C01 = Rates come from other groups of citizens than the baseline's; compare unmet days as well, which cover everyone
    .about = Applies where the share of closed orders whose citizen the callback reached differs from the baseline by more than 2 points, where only one of the two designs has a callback, or where the number of orders closed and reviewed differs by more than 5 %. If other people call or are asked, the rate moves although nobody is served better. Unmet days cover every resident.
caveat-C02 = The resolution rate rose more than the share of problems actually resolved; report the difference in actual resolution beside it
    .about = Applies where the resolution rate (official if both designs have one, else the observer's) rose by over one point more than the share cured, and the 95 % interval of that gap excludes 0. The gap is computed in each trial, then compared pair by pair; without an interval the caveat never applies. Talked-up answers, problems that end by themselves and faster closing raise the resolution rate without raising cures.
caveat-C03 = An easier mix of problems, not better handling, explains part of the difference; compare categories separately
    .about = Applies where an easier mix of categories among the reviewed orders explains a quarter or more of the difference in the observer's resolution rate, and at least 0.2 points. A harder mix hides an improvement and does not create one, so it does not count. Kitagawa (1955): difference = sum of (share B - share A) x mean rate, the mix, + sum of (rate B - rate A) x mean share, the handling. Orders of the simulated streets, unweighted.
caveat-C04 = The result depends on parameters that no data inform; vary them with jiesu sweep before relying on it
    .about = With parameter sets and their companion file, applies to each parameter whose prior spread the data narrowed by less than a tenth and which explains more than a quarter of the variance between sets of a design's difference, and more than chance would (1 %). Without the companion file its value is the number of parameters that the sets vary; without sets, the number of parameters in force that are calibrated or assumed (tags C and A). `jiesu sweep` with a factor `keys = "tags:CA"` shows which of them matter.
caveat-C05 = The sign of this difference changes between plausible parameter sets; do not report a direction
    .about = Applies where a difference in one of the observer's rates, in the share cured, in unmet days or in hours has its overall sign in fewer than 95 % of the parameter sets (`sign_stable` in `comparison.csv`). Without `run.sets` this cannot be known, and C06 applies.
caveat-C06 = Intervals cover sampling error only, not uncertain parameters or model form; run with parameter sets (run.sets)
    .about = Applies unless the comparison ran under at least two parameter sets (`run.sets`). Most parameters are assumptions (tag A); vary them with `jiesu sweep` and a factor `keys = "tags:CA"`.
caveat-C07 = Only one synthetic city was simulated, so intervals do not extend to others; use --cities 10
    .about = Applies with `run.cities = 1` and no parameter sets (each set has its own cities). Skills, motivation, voice and structural shares are drawn once per city; `--cities 10` draws ten cities.
caveat-C08 = Named streets and departments have randomly drawn attributes; do not read a figure as describing the real place
    .about = Applies where the scenario has a city of data. Only the population of a district, and of some streets, is published; staff, skill, motivation, voice and problems of a named unit are drawn.
caveat-C09 = Few streets were simulated, so another sample may give other figures; increase run.scale
    .about = Applies where fewer than 30 streets, and not all, are simulated. docs/scale.md gives the measured bias.
caveat-C10 = Results still change in the last months, so the average describes a transition; lengthen run.months
    .about = Applies where, in any design, the observer's resolution rate of the last month differs by more than one point, on average over trials, from that of three months before, and the 95 % interval of that mean (over cities; over replications with one city) excludes 0; without an interval the caveat never applies. Look at the months in `comparison.csv`, or lengthen `run.months`.
caveat-C11 = Many reports were never registered and enter no rate; compare never_registered and unmet days as well
    .about = Applies where more than 2 % of a design's reports were never registered, because of wrong lines or callers who gave up. Every rate leaves them out, so a design that registers more of them may look worse. Unmet days include them.
caveat-C12 = The design takes hours from duties that no measure covers; weigh these displaced hours as a cost
    .about = Applies where a design displaces more hours than the baseline, by more than 1 % of the baseline's paid hours, with an interval above 0. Attention is a share of working time; the model does not simulate the duties that are neglected.
caveat-C13 = The design also changes a behavioural estimate, so part of its effect is an input; compare without it
    .about = Applies where a design differs from the baseline in a key that is not a setting of a lever (tag S, except the lead times of categories) but an estimate or assumption, such as the accuracy of dispatch, the cooperation that party leadership adds, or anything in `[behaviour]`; also where a lever that is switched on brings such an estimate with it (accuracy of direct dispatch, party leadership, the effect of a warning). Deadlines, seats and the like are decisions, whatever their default rests on. What follows from such an estimate was put in. The measure is the key.
caveat-C14 = Selection inflates the lead of the best of several designs; report the lead re-evaluated on new cities
    .about = Choosing the best of several designs by the same trials that estimate its mean gives too high a mean (the winner's curse). After `--within`, the chosen design and the baseline are re-evaluated on as many new cities: the caveat applies where the lead is smaller there, and its value is the reduction. Without `--within` it applies where three or more designs are compared, none was re-evaluated, and the interval of the best design's lead over the next (in the observer's resolution rate) includes 0; its value is that lead.
caveat-C15 = The difference is statistically significant but below half a point; do not present it as an improvement
    .about = Applies where the interval of a rate (the joint one for the three rates) excludes 0 and the difference is below half a point. With enough replications any difference becomes significant.
caveat-C16 = Chance explains part of each monthly rank; do not rate a street by a single month
    .about = Applies where more than a fifth of the variance of streets' scores within a month differs between replications of the same city (one-way analysis of variance over replications, pooled over months and cities). It needs a ranking and two replications per city.
caveat-C17 = Unmet days fell where people call most and rose where they call least; check gains.csv before recommending the design
    .about = Applies where unmet days per resident fell in the third of streets whose people call most readily and rose in the third who call least, each by more than 1 % of the baseline, and the 95 % interval of the paired difference (over cities; over replications with one city) excludes 0 in both; without intervals the caveat never applies. Rates leave out those who do not call.
caveat-C18 = A lever is set outside the range that any source reports; treat the result as extrapolation
    .about = Applies where a number of a lever lies outside every reported value (the source code lists the ranges and where each end comes from). Seats are those of the whole city: the lower end is scaled by residents, relative to Beijing's census of 2020; the upper end is not scaled, since seats beyond the load are not rostered. There the result rests on the form of the model's equations alone. The measure is the key; durations are in seconds.
caveat-C19 = Designs do not share random numbers, so intervals are wider than necessary; use --random-numbers common
    .about = Applies to every design whose `run.random_numbers` is not the baseline's, as with `--random-numbers independent`. Intervals are valid but wider than with common random numbers, and the variance ratio is about 1.
