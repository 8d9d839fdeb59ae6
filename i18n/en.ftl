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

## Setup

setup-in-set = { $message } (set "{ $set }" of { $file })
setup-in-designs = { $message } (design { $names })
