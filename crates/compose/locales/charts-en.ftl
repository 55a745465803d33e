# What pages with one chart say in English. Numbers come in as arguments and stay numbers; *…* is what stands out.

## All kinds
chart-source-year = Source (källa): Kolada { $ids }, { $last }.
chart-source-years = Source (källa): Kolada { $ids }, { $first }–{ $last }.
chart-alt = { $kind }. { $message }. { $numbers }.
chart-marked-missing = { $phrase }: no comparable figure for { $name }
chart-phrase-year = { $phrase } in { $year }
chart-subtitle-two-years = { $what }, { $first } and { $last }
chart-missing-year = no figure in { $year }
chart-cell-missing = missing

## Whiskers on ranked bars
chart-whiskers-margin = The whiskers are the publisher's margin of error: the true value lies within them almost for sure.
chart-whiskers-answers = The whiskers are the uncertainty of only some having answered.
chart-whiskers-cohort = The whiskers are how much the figure usually varies by chance with so few people.
chart-whiskers-events = The whiskers are how much the figure usually varies by chance with so few events.
chart-whiskers-between-years = The whiskers are how much the figure usually varies by itself from one year to the next.

## Rank bands
chart-topic-bands = bands of places
chart-kind-bands = A line for each municipality from its best to its worst possible place
chart-head-best-place = Best place
chart-head-worst-place = Worst place
chart-head-places = Places
chart-band-of = { $band } of { $n }
chart-own-bands = Places and their bands: own processing.
chart-bands-sure = { $name } surely has place { $low } of { $n } in { $phrase }
chart-bands-one-approximate = { $name } has about place { $low } of { $n } in { $phrase }
chart-bands-some = { $name } has place { $low }–{ $high } of { $n } in { $phrase }
chart-bands-some-approximate = { $name } has about place { $low }–{ $high } of { $n } in { $phrase }
chart-bands-any = The figures cannot place { $name } among the { $n } in { $phrase }

## Then and now
chart-topic-then-now = then and now
chart-topic-slope = from then to now
chart-kind-pairs = Two marks for each municipality, then and now
chart-kind-slope = A line for each municipality from then to now
chart-head-change = Change
chart-own-differences = Differences: own processing.
chart-note-marks = Light mark: { $first }. Dark mark: { $second }.
chart-note-margin = ± shows how much the difference usually varies by itself.
chart-pair-said = { $first } and { $second }, { $difference }
chart-change-all-rose = { $phrase } rose in all { $n } from { $from } to { $to }, by { $change } in { $name }{ $prices }
chart-change-all-fell = { $phrase } fell in all { $n } from { $from } to { $to }, by { $change } in { $name }{ $prices }
chart-change-one-rose = In { $name } { $phrase } rose by { $change } from { $from } to { $to }{ $prices }
chart-change-one-fell = In { $name } { $phrase } fell by { $change } from { $from } to { $to }{ $prices }
chart-change-one-same = In { $name } { $phrase } is still { $value } since { $from }{ $prices }
chart-change-short = { $phrase } in { $name }: { $change } since { $from }
chart-change-short-unsure = { $phrase } in { $name }: no certain change since { $from }, { $change }
chart-change-one-unsure = The change in { $name } since { $from } is within usual variation: { $change } in { $phrase }{ $prices }

## Women and men
chart-topic-women-men = women and men
chart-kind-gap = Two marks for each municipality, women and men
chart-head-men-minus-women = Men minus women
chart-missing-sexes = women and men are not told apart
chart-gap-all-above = Women are above men in all { $n } in { $phrase }, by { $gap } in { $name }
chart-gap-all-below = Women are below men in all { $n } in { $phrase }, by { $gap } in { $name }
chart-gap-one-above = In { $name } women are { $gap } above men in { $phrase }
chart-gap-one-below = In { $name } women are { $gap } below men in { $phrase }
chart-gap-one-same = In { $name } women and men are alike in { $phrase }: { $value }

## Two key figures against each other
chart-topic-scatter = two key figures
chart-kind-scatter = A dot for each municipality of the country, with a line through them
chart-subtitle-scatter = { $y } against { $x }, { $n } municipalities
chart-point-said = { $x } and { $y }
chart-fit = The line and its uncertainty
chart-own-scatter = Line and band: own processing.
chart-caution-describes = Describes, does not test: a relation is no cause, and something else may lie behind both.
chart-caution-band = The band shows where the line lies almost for sure at each place by itself. Single municipalities often lie outside.
chart-scatter-rises = { $y } is usually higher where { $x } is higher: the line catches { $share } of the differences
chart-scatter-falls = { $y } is usually lower where { $x } is higher: the line catches { $share } of the differences
chart-scatter-hardly = { $y } hardly follows { $x }: the line catches { $share } of the differences
chart-scatter-unsure = { $y } and { $x }: no certain slope among { $n } municipalities
chart-scatter-short = Two key figures against each other in { $n } municipalities

## Lines
chart-own-means = Means of three years and changes: own processing.
chart-lines-from-to = { $phrase } in { $name }: { $first } in { $firstyear }, { $last } in { $lastyear }{ $prices }

## Parts of a whole
chart-topic-parts = parts
chart-topic-shares = shares
chart-kind-parts = Bars of parts, one for each municipality
chart-kind-shares = Bars of shares in per cent, one for each municipality
chart-part-rest = Other
chart-head-sum = Sum
chart-part-said = { $part } { $value }
chart-parts-below-nought = a part is below nought
chart-parts-too-much = the parts are more than the whole
chart-own-sums = Sums: own processing.
chart-own-rest = Other and sums: own processing.
chart-own-shares = Shares and other: own processing.
chart-parts-largest = { $part } is the largest part in { $name }, { $value }: { $phrase }
chart-shares-largest = { $part } is the largest part in { $name }, { $value }: { $phrase }
chart-parts-alike = The largest of { $n } parts are equally large in { $name }: { $phrase }

## Steps
chart-topic-steps = step by step
chart-kind-steps = Bars as stairs from one amount to another
chart-head-step = Step
chart-step-year = { $name } { $year }
chart-own-steps = Steps and other: own processing.
chart-caution-steps = The steps count up the difference, they do not explain it.
chart-steps-riket = { $part } sets { $name } most apart from Sweden: { $change } in { $phrase }
chart-steps-year = { $part } has changed most in { $name } since { $from }: { $change } in { $phrase }{ $prices }
chart-steps-short = { $part } is the largest step in { $name }: { $change }
chart-steps-none = No step shows between the amounts in { $name }: { $phrase }

## Shaded cells
chart-topic-heat = year by year
chart-topic-heat-several = side by side
chart-kind-heat = A table with shaded cells
chart-subtitle-heat-several = Each key figure's latest year, shaded by fifths of the country
chart-fifth-lowest = lowest fifth
chart-fifth-second = second lowest
chart-fifth-middle = middle
chart-fifth-fourth = second highest
chart-fifth-highest = highest fifth
chart-caution-shade = The shade only says how large the figure is among the country's municipalities that year: darker is higher, not better.
chart-own-fifths = Fifths: own processing.
chart-heat-highest = { $name } was in the country's highest fifth { $k } of { $n } years in { $phrase }
chart-heat-lowest = { $name } was in the country's lowest fifth { $k } of { $n } years in { $phrase }
chart-heat-between = { $name } was between the country's highest and lowest fifths all { $n } years in { $phrase }
chart-heat-all-highest = { $name } was in the country's highest fifth all { $n } years in { $phrase }
chart-heat-all-lowest = { $name } was in the country's lowest fifth all { $n } years in { $phrase }
chart-heat-missing = In no year does { $name } have a figure of { $phrase }
chart-heat-one = Only in one year does { $name } have a figure of { $phrase }
chart-heat-short = { $phrase } in { $name } against the country's fifths, year by year
chart-heat-several-one = { $name } has but one figure among the key figures
chart-heat-several-highest = { $name } is in the country's highest fifth in { $k } of { $n } key figures
chart-heat-several-lowest = { $name } is in the country's lowest fifth in { $k } of { $n } key figures
chart-heat-several-between = { $name } is between the country's highest and lowest fifths in all { $n } key figures
chart-heat-several-all-highest = { $name } is in the country's highest fifth in all { $n } key figures
chart-heat-several-all-lowest = { $name } is in the country's lowest fifth in all { $n } key figures
chart-heat-several-missing = { $name } lacks the latest figure in all the key figures

## The country on one line
chart-topic-country = in the country
chart-kind-country = All municipalities of the country along a line, the middle half as a box
chart-quartile-lower = Lower quartile
chart-quartile-median = The country's median
chart-quartile-upper = Upper quartile
chart-caution-country = The box is the middle half of the country's municipalities, unweighted.
chart-own-quartiles = Quartiles and median: own processing.
chart-country-low = In { $phrase } { $k } of { $n } are in the country's lowest quarter
chart-country-high = In { $phrase } { $k } of { $n } are in the country's highest quarter
chart-country-all-low = In { $phrase } all { $n } are in the country's lowest quarter
chart-country-all-high = In { $phrase } all { $n } are in the country's highest quarter
chart-country-own-low = { $name } is in the country's lowest quarter in { $phrase }: { $value }
chart-country-own-high = { $name } is in the country's highest quarter in { $phrase }: { $value }
chart-country-own-middle = { $name } is in the country's middle half in { $phrase }: { $value }

## Maps
chart-topic-map = map
chart-kind-map = A map with a colour for each class
chart-class-first = at most { $high }
chart-class-between = { $low }–{ $high }
chart-class-last = above { $low }
chart-caution-map-fifths = The classes are fifths of the country's municipalities: as many in each.
chart-caution-map-equal = The classes are equally wide, from the country's lowest figure to its highest.
chart-own-map-outlines = Classes: own processing. Borders: { $file }.
chart-own-map-tiles = Classes and map of tiles: own processing.
chart-map-fifth = { $class ->
    [lowest] { $name } is in the country's lowest fifth in { $phrase }: { $value }
    [second] { $name } is in the country's second lowest fifth in { $phrase }: { $value }
    [middle] { $name } is in the country's middle fifth in { $phrase }: { $value }
    [fourth] { $name } is in the country's second highest fifth in { $phrase }: { $value }
   *[highest] { $name } is in the country's highest fifth in { $phrase }: { $value }
}
chart-map-step = { $class ->
    [lowest] { $name } is in the lowest of five equal steps in { $phrase }: { $value }
    [second] { $name } is in the second lowest of five equal steps in { $phrase }: { $value }
    [middle] { $name } is in the middle one of five equal steps in { $phrase }: { $value }
    [fourth] { $name } is in the second highest of five equal steps in { $phrase }: { $value }
   *[highest] { $name } is in the highest of five equal steps in { $phrase }: { $value }
}
