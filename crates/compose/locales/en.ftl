# What the day says in English. The keys are those of the Swedish file; a test holds them together.

## Small words
list-and = { $head } and { $last }
dash = –
break = series break
riket = Sweden
unit-percentage-points = percentage points
unit-percentage-point = percentage point
unit-points-short = pp
unit-mnkr = SEK m
unit-ore = öre
unit-kr = SEK
n-0 = none
n-1 = one
n-2 = two
n-3 = three
n-4 = four
n-5 = five
n-6 = six
n-7 = seven
n-8 = eight
n-9 = nine
n-10 = ten
n-11 = eleven
n-12 = twelve
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
place = { $ending ->
    [first] { $n }st
    [second] { $n }nd
    [third] { $n }rd
   *[later] { $n }th
}
place-shared = { $ending ->
    [first] joint { $n }st
    [second] joint { $n }nd
    [third] joint { $n }rd
   *[later] joint { $n }th
}
place-in-band = { $place } ({ $low }–{ $high })
place-in-band-approximate = { $place } (c. { $low }–{ $high })
band = { $low }–{ $high }
band-approximate = c. { $low }–{ $high }
band-approximate-one = c. { $low }
place-approximate = { $place } (c. { $low })
superlative-high = { $quantity ->
    [count] the most
    [share] the largest
    [amount] the most
    [duration] the longest
   *[level] the highest
}
superlative-low = { $quantity ->
    [count] the fewest
    [share] the smallest
    [amount] the least
    [duration] the shortest
   *[level] the lowest
}
more-high = { $quantity ->
    [count] more
    [amount] more
    [duration] longer
   *[level] higher
}
more-low = { $quantity ->
    [count] fewer
    [amount] less
    [duration] shorter
   *[level] lower
}
taller-high = { $quantity ->
    [duration] longer
   *[level] higher
}
taller-low = { $quantity ->
    [duration] shorter
   *[level] lower
}
highest = { $quantity ->
    [duration] longest
   *[level] highest
}
lowest = { $quantity ->
    [duration] shortest
   *[level] lowest
}
side-above = above
side-below = below
above-riket = { $distance } above Sweden as a whole
below-riket = { $distance } below Sweden as a whole
name-unit = { $name }, { $unit }
name-year = { $name } ({ $year })
figure-older = { $value } ({ $year })
answers = { $committee }, { $administration }
municipality-name = { $form ->
    [genitive] { $name } Municipality
   *[plain] { $name } Municipality
}

## The day as a whole
section-front = The day
section-appendix = Appendix
subject = Key figures compared between municipalities, with { $name } marked
banner = Made-up values
terms = The values come from Kolada. Places, means, differences and other calculations are our own processing (egen bearbetning).
terms-made-up = All values, municipalities and counties are made up. Nothing here comes from Kolada.
fetched = The figures were fetched on { $date }.

## Cover and agenda
host = Host: { $municipality }
when = { $date } · most figures are for { $year }
cover-kicker = { $group } · { $n } municipalities compare themselves
cover-caption = Each line is one of the country's { $n } municipalities, from the lowest to the highest { $what }, { $year }. The highest is { $highest }.
notes-cover = Welcome to a day of key figures for { $group } in { $place }. The figures are comparisons, not targets.
topic-agenda = Areas of the day
agenda-headline = { $areas } areas and { $n } key figures are compared between { $members } municipalities
extent = { $n } key figures
extent-one = one key figure
notes-agenda = Each area opens with three ranges and a question to the hall. The committee that answers for the area stands beside its name.

## The day in ten points
topic-points = The day in { $n } points
points-none = No key figure stands out from Sweden as a whole
points-good = Where { $name } differs most from Sweden as a whole: better in { $good } points
points-weak = Where { $name } differs most from Sweden as a whole: worse in { $weak } points
points-both = Where { $name } is furthest ahead of and behind Sweden as a whole, one area at a time
point = { $name } is at *{ $value }* in { $phrase }, Sweden at { $riket }
point-older = { $name } was at *{ $value }* in { $phrase } in { $year }, Sweden at { $riket }
point-short = { $phrase }: *{ $value }* in { $name }, { $riket } in Sweden
point-short-older = { $phrase }: *{ $value }* in { $name }, { $riket } in Sweden ({ $year })
point-clause = In { $name } { $subject } { $verb } { $rest }, against { $riket } in Sweden as a whole
notes-points = The points are chosen in turns: the largest lead over and the largest distance to Sweden as a whole among key figures that are judged and that the municipality can influence, one an area at most. So there are often as many of each. The difference is measured against how much the country's municipalities differ. Say first what is good.

## Missing figures
topic-gaps = Gaps
gaps-none = All municipalities have the latest figure for all key figures
gaps-headline = For { $n } of { $all } key figures at least one municipality lacks the latest figure
gaps-latest = ● latest year
gaps-older = year: the latest figure is older
gaps-missing = missing
gaps-not-applicable = not applicable
gaps-shown = Shown here are { $n } of { $all } key figures, the rest in the workbook.
gaps-cell-missing = missing
notes-gaps = Key figures that some municipalities lack come first, those with most gaps on top, the rest stand in the workbook and on the site. Ask: who reports the figure, and will it come next year?
missing = no figure
missing-not-applicable = not applicable
missing-suppressed = suppressed
missing-withdrawn = withdrawn
missing-too-old = last { $year }
missing-sentence = There is no figure for { $name }.
missing-sentence-older = The figure for { $name } is from { $year }.
missing-sentence-too-old = The latest figure for { $name } is from { $year } and is not compared with { $newest }.
missing-sentence-not-applicable = The key figure does not apply to { $name }.
missing-sentence-suppressed = The figure for { $name } is suppressed.

## An area's first slide
ordinal = Area { $idx } of { $n }
question-head = The question to the hall
lead = { $name } is in the country's best quarter in { $best } of { $n } judged key figures and in the weakest in { $weakest }, proven.
lead-middle = { $name } is not proven to be in the best or the weakest quarter of the country in any of { $n } judged key figures.
lead-weakest = { $name } is in the country's weakest quarter in { $weakest } of { $n } judged key figures and in the best in none, proven.
lead-one = One key figure is judged here; the others are shown without a verdict.
lead-not-judged = None of the area's key figures is judged: they are shown without a verdict.
area-missing = Fewer than three municipalities have a comparable figure for { $names }.
area-missing-many = Fewer than three municipalities have a comparable figure for { $n } of the area's key figures.
range = { $low }–{ $high }
range-unit = { $low }–{ $high } { $unit }
range-wide = { $low } to { $high }
range-wide-unit = { $low } to { $high } { $unit }
label-riket = Sweden { $value }
label-median = Median { $value }
alt-strip = Dots along a line. { $what }: { $numbers }.

## Overview
topic-overview = Overview
head-riket = Sweden
legend-best = ▲ best quarter in the country, proven
legend-middle = ● in between, or not proven
legend-weakest = ▼ weakest quarter, proven
legend-not-judged = no symbol: not judged
overview-not-judged = { $area }: the figures are shown without a verdict
overview-one-best = { $name } is in the country's best quarter in the one key figure that is judged
overview-one-weakest = { $name } is in the country's weakest quarter in the one key figure that is judged
overview-middle = { $name } is not proven to be in the best or the weakest quarter in any judged key figure
overview-best = { $name } is in the country's best quarter in { $best } of { $n } judged key figures
overview-weakest = { $name } is in the country's weakest quarter in { $weakest } of { $n } judged key figures
overview-both = { $name } is in the best quarter in { $best } of { $n } judged key figures and in the weakest in { $weakest }
overview-part = { $sentence } ({ $part } of { $all })
notes-overview = ▲ means the country's best quarter, ▼ the weakest, and only where the figure lies beyond the quarter's limit for sure; otherwise ●. The places are those that the figures do not rule out, among the municipalities compared; “c.” means that the band is approximate. Costs and other figures without a direction have neither symbol nor place.

## Headlines of key figures
headline-preliminary = Preliminary: { $headline }
headline-nothing = There is no figure for { $phrase }
headline-nothing-topic = For { $phrase } there is no figure
headline-nothing-short = { $shortcap }: there is no figure
headline-too-few-none = None of the municipalities has a comparable figure for { $phrase }
headline-too-few-none-topic = { $shortcap }: none of the municipalities has a comparable figure
headline-too-few-none-short = { $shortcap }: a comparable figure is lacking in all municipalities
headline-too-few-one = Only one of the municipalities has a comparable figure for { $phrase }
headline-too-few-one-topic = { $shortcap }: only one of the municipalities has a comparable figure
headline-too-few-one-short = { $shortcap }: a comparable figure exists in only one of the municipalities
headline-too-few = Only { $n } of the municipalities have a comparable figure for { $phrase }
headline-too-few-topic = { $shortcap }: only { $n } of the municipalities have a comparable figure
headline-too-few-short = { $shortcap }: a comparable figure exists in only { $n } of the municipalities
headline-plain = { $shortcap }: { $name } is at { $value }
headline-plain-name = { $name } is at { $value } in { $phrase }
headline-plain-topic = { $shortcap }: the figure for { $name } is { $value }
headline-missing-plain = { $shortcap }: there is no figure for { $marked }
headline-missing-short = { $shortcap }: { $marked } has no figure
headline-missing-phrase = There is no figure of { $phrase } for { $marked }
headline-missing-end = { $name } has { $superlative } { $phrase }, { $value }; there is no figure for { $marked }
headline-missing-count = { $ncap } municipalities are compared in { $phrase }; there is no figure for { $marked }
headline-missing-suppressed = The figure of { $phrase } for { $marked } is hidden by confidentiality
headline-missing-not-applicable = { $shortcap }: the key figure does not apply to { $marked }
headline-missing-not-applicable-name = To { $marked } the key figure does not apply: { $shortcap }
headline-missing-not-applicable-count = { $ncap } municipalities are compared in { $phrase }; it does not apply to { $marked }
headline-missing-too-old = { $marked } has no recent figure for { $phrase }; the latest is from { $year }
headline-missing-too-old-topic = { $shortcap }: the latest figure for { $marked } is from { $year }
headline-missing-too-old-short = { $shortcap }: { $marked } has had no figure since { $year }
headline-sure-first = { $name } is surely first in { $phrase }: { $value }
headline-sure-first-riket = { $name } is surely first in { $phrase }, { $distance }
headline-end-riket = { $name } has { $superlative } { $phrase }, { $distance }
headline-end-riket-definite = { $definitecap } is { $highest } in { $name }, { $distance }
headline-end-riket-of = Of { $n } municipalities { $name } has { $superlative } { $phrase }, { $distance }
headline-end = { $name } has { $superlative } { $phrase }: { $value }
headline-end-of = Of { $n } municipalities { $name } has { $superlative } { $phrase }: { $value }
headline-end-definite = { $definitecap } is { $highest } in { $name }: { $value }
headline-end-place = In { $name } { $definite } is { $highest }: { $value }
headline-end-shared = { $names } have { $superlative } { $phrase }: { $value }
headline-end-shared-definite = { $definitecap } is { $highest } in { $names }: { $value }
headline-share-first = { $names } share first place in { $phrase }: { $value }
headline-share-last = { $names } share last place in { $phrase }: { $value }
headline-all-above = All { $n } are above Sweden as a whole in { $phrase }. { $name } has { $value }.
headline-all-below = All { $n } are below Sweden as a whole in { $phrase }. { $name } has { $value }.
headline-none-below = None of the { $n } is below Sweden as a whole in { $phrase }. { $name } has { $value }.
headline-none-above = None of the { $n } reaches the level of Sweden as a whole in { $phrase }. { $name } has { $value }.
headline-all-above-definite = { $definitecap } is above that of Sweden as a whole in all { $n }. { $name } has { $value }.
headline-all-below-definite = { $definitecap } is below that of Sweden as a whole in all { $n }. { $name } has { $value }.
headline-riket = { $name } is { $distance } in { $phrase }
headline-riket-topic = { $shortcap }: { $name } is { $distance }
headline-riket-more = { $name } has { $margin } { $more } { $phrase } than Sweden as a whole
headline-riket-compared = Compared with Sweden as a whole { $name } has { $margin } { $more } { $phrase }
headline-riket-definite = { $definitecap } is { $margin } { $taller } in { $name } than in Sweden as a whole
headline-riket-place = In { $name } { $definite } is { $margin } { $taller } than in Sweden as a whole
headline-riket-count = { $ncap } of { $all } are { $side } Sweden as a whole in { $phrase }, { $name } by { $margin }
headline-riket-one-of = { $name } is one of { $n } that are { $side } Sweden as a whole in { $phrase }: { $value }
headline-riket-only = Only { $name } of the { $all } is { $side } Sweden as a whole in { $phrase }: { $value }
headline-clause = { $subjectcap } { $verb } { $rest } in { $name }, against { $riket } in Sweden as a whole
headline-clause-place = In { $name } { $subject } { $verb } { $rest }, against { $riket } in Sweden as a whole
headline-older-year = In { $year } { $name } was { $distance } in { $phrase }
headline-older-definite = { $definitecap } was { $margin } { $taller } in { $name } than in Sweden as a whole in { $year }
headline-older-place = In { $name } { $definite } was { $margin } { $taller } than in Sweden as a whole in { $year }
headline-older-lacks = { $name } has no figure for { $newest }, but was { $distance } in { $year } in { $phrase }
headline-level = { $name } is level with Sweden as a whole in { $phrase }: { $value }
headline-level-topic = { $shortcap }: { $name } is level with Sweden as a whole, { $value }
headline-level-definite = { $definitecap } in { $name } is level with that of Sweden as a whole: { $value }
headline-level-place = In { $name } { $definite } is level with that of Sweden as a whole: { $value }
headline-not-apart = { $name } cannot be told from Sweden as a whole in { $phrase }: { $value }
headline-not-apart-definite = { $definitecap } in { $name } cannot be told from that of Sweden as a whole: { $value }
headline-not-apart-phrase = In { $phrase } { $name } cannot be told from Sweden as a whole: { $value }
headline-not-apart-between = What differs between { $name } and Sweden as a whole may be chance: { $value } in { $phrase }
headline-not-apart-topic = { $shortcap }: { $name } cannot be told from Sweden as a whole
headline-near-tie = { $name } and { $other } cannot be told apart in { $phrase }: { $value } and { $othervalue }
headline-near-tie-between = The figures do not clearly tell { $name } from { $other } in { $phrase }: { $value } and { $othervalue }
headline-band = { $name } is in place { $places } of { $n } in { $phrase }
headline-band-possible = Places { $places } of { $n } are possible for { $name } in { $phrase }
headline-equal = { $names } are equal in { $phrase }: { $value }
headline-equal-topic = { $shortcap }: { $names } are equal, { $value }
headline-range = { $phrasecap } goes from { $low } in { $lowname } to { $high } in { $highname }
headline-range-definite = { $definitecap } goes from { $low } in { $lowname } to { $high } in { $highname }
headline-range-gap = Between { $lowname } and { $highname } there are { $gap } in { $phrase }
headline-between = { $name } is between { $lower } and { $upper } in { $phrase }: { $value }
headline-between-definite = { $definitecap } is { $value } in { $name }, between { $lower } and { $upper }
headline-between-place = In { $name } { $definite } is { $value }, between { $lower } and { $upper }
headline-of-section = { $section }: { $headline }
headline-again = { $headline } ({ $code })

## A key figure's page
measure-cost = cost
measure-quality = quality
measure-result = result
measure-volume = volume
measure-structure = structure
subtitle = { $what }, { $year }
subtitle-unit = { $what }, { $unit }, { $year }
too-few = Fewer than three municipalities have a comparable figure, so no chart is drawn. The figures stand in the table on the site and in the workbook.
too-few-none = The source has no value for any municipality.
too-few-unknown = Kolada does not give out the key figure { $id }.
bars-elided = { $n } more municipalities
bars-elided-one = one more municipality
alt-bars = Horizontal bars. { $what }, { $unit }: { $numbers }.
alt-bars-no-unit = Horizontal bars. { $what }: { $numbers }.
head-municipality = Municipality
head-value = Figure
head-year = { $year }
head-year-unit = { $year }, { $unit }
head-place = Place
head-shrunk = Shrunk
head-to-riket = To Sweden
head-to-riket-unit = To Sweden, { $unit }
head-change-one-year = Change in one year
head-change-five-years = Change in five years
head-change-one-year-fixed = Change in one year, fixed prices
head-change-five-years-fixed = Change in five years, fixed prices
head-change-one-year-running = Change in one year, current prices
head-change-five-years-running = Change in five years, current prices
head-women = Women
head-men = Men
head-women-minus-men = Women minus men
caption-ranked = { $what }, { $year }. Best first.
caption-by-size = { $what }, { $year }. Lowest first.
caption-women-men = { $what }, { $year }. Women and men.
caption-changes = Changes in { $prices }.
row-riket = Sweden (weighted)
row-median = The group's median
row-mean = The group's unweighted mean
row-similar = Similar to { $name } (unweighted mean of { $n })
row-county = The county's municipalities (unweighted mean of { $n })
row-country-median = The country's middle municipality (median of { $n })
caution-unreviewed = The key figure has not been reviewed: it is shown without a verdict.
caution-cost = Not judged. A cost mixes ambition, efficiency and bookkeeping.
caution-neither = Not judged. Neither high nor low is better in itself.
caution-little-influence = The municipality can hardly influence the figure. It is shown without colour.
caution-survey = The figure rests on those who answered a survey. Small differences may be chance.
caution-outside = Clearly outside the country's usual spread, considering how sure the figure is: { $names }.
band-none = The place has no band: there are too few years to tell how uncertain the figure is.
band-margin = The band of places rests on the margin of error that the source publishes.
band-answers = The band of places is approximate: it rests on the number of answers and an assumed design effect.
band-cohort = The band of places rests on how many are counted, and on how much the figure usually varies between years.
band-events = The band of places rests on the number of events.
band-between-years = The band of places is approximate: it rests on how much the figure usually departs from its own trend between years.
caution-fixed = The figure is in current prices. Changes and development are in { $prices }.
caution-fixed-otherwise = The figure is in current prices. Changes are in { $prices }, the development in { $trend }: { $index } does not cover all its years.
caution-fixed-instead = The figure is in current prices. Changes and development are in { $prices }; for { $wanted } there are no reviewed figures that cover the years.
caution-running = Kronor in current prices, changes and development too.
caution-no-index = Kronor in current prices, changes and development too: no price index has reviewed figures for all years up to { $year }.
caution-break = Series break { $year }: { $what }.
caution-title = The source now calls the key figure “{ $title }”. Check that it still means the same.
definition-none = The source gives no definition.
judged-unreviewed = Not judged: the key figure has not been reviewed.
judged-neither = Not judged: neither high nor low is better in itself.
judged-higher = Higher is better, and the municipality can influence it.
judged-lower = Lower is better, and the municipality can influence it.
judged-higher-little = Higher is better, but the municipality can hardly influence it.
judged-lower-little = Lower is better, but the municipality can hardly influence it.
notes-country = The country's middle municipality has { $value } (median of { $n } municipalities).
notes-definition = Definition, { $title }:
notes-ask = Ask: { $question }
provenance-key-figure = Key figure
provenance-source = Source
provenance-source-kolada = Kolada
provenance-source-made-up = Made-up values
provenance-fetched = Fetched
provenance-coverage = Coverage
provenance-coverage-words = { $have } of { $all } municipalities have a figure for { $year }
provenance-next = Next publication
provenance-answers = Answers for it
provenance-own = Own processing
provenance-own-words = Places, bands, means, medians, differences and changes
provenance-snapshot = Snapshot

## Development
topic-trend = development
subtitle-trend = { $what }, { $first }–{ $last }
trend-all-rose = { $definitecap } has risen in all { $n }. In { $name } from { $from } ({ $fromyears }) to { $to } ({ $toyears }){ $prices }.
trend-all-fell = { $definitecap } has fallen in all { $n }. In { $name } from { $from } ({ $fromyears }) to { $to } ({ $toyears }){ $prices }.
trend-most-rose = { $definitecap } has risen in { $n } of { $all }. In { $name } from { $from } ({ $fromyears }) to { $to } ({ $toyears }){ $prices }.
trend-most-fell = { $definitecap } has fallen in { $n } of { $all }. In { $name } from { $from } ({ $fromyears }) to { $to } ({ $toyears }){ $prices }.
trend-place-rose = In { $name } { $definite } has risen from { $from } ({ $fromyears }) to { $to } ({ $toyears }){ $prices }
trend-place-fell = In { $name } { $definite } has fallen from { $from } ({ $fromyears }) to { $to } ({ $toyears }){ $prices }
trend-since-rose = Since { $fromyears } { $definite } in { $name } has risen from { $from } to { $to }{ $prices }
trend-since-fell = Since { $fromyears } { $definite } in { $name } has fallen from { $from } to { $to }{ $prices }
trend-one-rose = { $definitecap } in { $name } has risen from { $from } ({ $fromyears }) to { $to } ({ $toyears }){ $prices }
trend-one-fell = { $definitecap } in { $name } has fallen from { $from } ({ $fromyears }) to { $to } ({ $toyears }){ $prices }
trend-short-rose = { $shortcap } in { $name } has risen from { $from } to { $to }{ $prices }
trend-short-fell = { $shortcap } in { $name } has fallen from { $from } to { $to }{ $prices }
trend-from-to = { $shortcap }: { $name } from { $from } to { $to }{ $prices }
alt-trend = Lines year by year. { $what }: { $numbers }.
alt-trend-one = { $name } { $first } in { $firstyear } and { $last } in { $lastyear }

## Kronor
prices-of-year = { $year } prices ({ $index })
prices-running = current prices
in-prices = in { $prices }
what-in-prices = { $what }, { $prices }
money-above = Down to the level of Sweden as a whole it is { $sum } a year
money-above-tax = Down to the level of Sweden as a whole it is { $sum } a year, or { $tax } of tax
money-below = Up to the level of Sweden as a whole it is { $sum } a year
money-below-tax = Up to the level of Sweden as a whole it is { $sum } a year, or { $tax } of tax
money-how-inhabitants = The sum is the difference to Sweden as a whole times { $n } inhabitants in { $year } ({ $id }).
money-how-counted = The sum is the difference to Sweden as a whole times { $n }, as many as the cost is divided by in { $year } ({ $id }).
money-how-tax = One öre of tax is a hundredth of a per cent of the tax base: { $base } an inhabitant, times the inhabitants. It rests on incomes of { $incomes } and has grown since, so the öre are somewhat too many.

## Source lines
source = Source (källa): Kolada { $id }, { $year }.
source-comparison = Source (källa): Kolada { $id }, { $year }. Places, bands, quarters, means, medians and differences: own processing.
source-comparison-not-judged = Source (källa): Kolada { $id }, { $year }. Means, medians and differences: own processing.
source-none = Source (källa): Kolada { $id }, no values.
source-older = { $name }: { $year }.
source-own-parts = Median and differences: own processing.
source-own-median = Median: own processing.
source-points = Pp: percentage points.
source-own = Source (källa): Kolada { $ids }. Bands of places, quarters and selection: own processing.
source-own-all = Source (källa): Kolada. Compilation: own processing.
source-definitions = Source (källa): Kolada. Judgement: own processing.
source-trend = Source (källa): Kolada { $id }, { $first }–{ $last }. Means of three years and changes: own processing.
source-prices = Fixed prices: own processing with { $index } from { $publisher }.
source-prices-made-up = Fixed prices with { $index } from { $publisher }.
source-prices-own = Fixed prices: own processing with { $index } as in the programme ({ $publisher }).
source-prices-own-made-up = Fixed prices with { $index } as in the programme ({ $publisher }).
source-money = SEK m and öre: own processing with { $ids }.
source-made-up = Made-up values.
source-own-made-up = Made-up values.
source-trend-made-up = Made-up values.

## The handout for inhabitants
handout-title = How { $name } is doing
handout-kicker = { $day } · { $date }
handout-lead = { $day } is a day when { $n } municipalities compare their figures with each other and with all of Sweden, in { $areas } areas. Here is what sets { $name } apart.
handout-lead-one-area = { $day } is a day when { $n } municipalities compare their figures with each other and with all of Sweden, in one area. Here is what sets { $name } apart.
handout-lead-why = “Sweden” means the whole country. The figures tell how things are, but not why. They are there to ask and to understand.
handout-good = Here { $name } does better than Sweden as a whole
handout-weak = Here { $name } does worse than Sweden as a whole
handout-codes = The code by each sentence is the name of the slide and the page where the figure is shown for all municipalities.
handout-no-findings = None of the day’s key figures sets { $name } so clearly apart from Sweden that chance can be ruled out.
handout-charts-head = Where { $name } stands among the municipalities
handout-charts-lead = The municipalities stand in order, the best at the top. { $name } is blue and bold. The line shows Sweden.
handout-no-charts = No key figure sets { $name } so surely apart from the others that it is shown as a chart here.
handout-what = { $what }, { $year }. { $better }
handout-higher = Higher is better.
handout-lower = Lower is better.
handout-reading-head = How to read the figures
handout-reading-chance = A difference to Sweden is told only when it is too large to be reasonably put down to chance. So much that is nearly equal is left out.
handout-reading-place = Two municipalities near each other in a chart may in truth have changed places.
handout-reading-choice = One figure an area at most is told, the largest leads and the largest gaps. Costs are left out: a low cost is neither good nor bad in itself.
handout-missing-head = What is missing
handout-missing = { $name } lacks a recent figure in { $n } of the day’s { $all } key figures. A missing figure is never filled in.
handout-missing-one = { $name } lacks a recent figure in one of the day’s { $all } key figures. A missing figure is never filled in.
handout-missing-none = { $name } has a recent figure in all of the day’s { $all } key figures.
handout-older = In { $n } key figures the figure of { $name } is older than the others’.
handout-older-one = In one key figure the figure of { $name } is older than the others’.
handout-sources-head = Where the figures come from
handout-kolada = Kolada is an open database on Sweden’s municipalities and regions. Anyone may use it: kolada.se.
handout-source = Source: Kolada { $ids }. Selection, order and comparisons: own processing (Egen bearbetning).
handout-source-made-up = All figures, municipalities and counties here are made up and only show what the sheet looks like.
handout-host = The day’s host is { $municipality }.

## Appendix
topic-definitions = Definitions
definitions-headline = How the key figures are defined
topic-method = Method
method-headline = How the comparisons are made
method-source-head = Sources and terms
method-source = The values come from Kolada, run by the Council for the Promotion of Municipal Analyses (RKA). They are shown as they came.
method-terms = Everything computed from them is our own processing and not Kolada's: places, means, medians, differences and changes.
method-year-head = Years and gaps
method-year = Each municipality is shown with its latest figure. One more than two years older than the key figure's newest year is not compared.
method-missing = A missing figure is never nought. It is not filled in and not counted.
method-place-head = Places and quarters
method-place = The place is among the municipalities compared, by the values shown. Equal values share a place, and the next one is skipped. In brackets stands the band: the places that the figures do not rule out.
method-quarter = ▲ and ▼ say that the municipality is in the country's best or weakest quarter that year, and that its figure lies beyond the quarter's limit with ninety-five per cent confidence. ● is in between, or not proven.
method-bands = The bands of places (Mogstad et al.) hold with ninety-five per cent confidence for the whole group at once. The error comes from published margins, else from the number of answers (Wilson, assumed design effect), of people concerned or of events, else from how much the figure usually departs from its own trend between years. “C.” stands where the error rests on an assumption.
method-shrunk = The shrunk figure is drawn towards the country's mean, the more the less sure it is (empirical Bayes, Paule and Mandel). It stands beside the figure itself and is not ranked. Who lies outside the country's usual spread is told by funnel limits (Spiegelhalter) that hold all but two in a thousand.
method-direction-head = What is judged
method-direction = Whether high or low is good stands in a reviewed list, with the words of the definition that decide it. Costs are not judged.
method-influence = A figure that the municipality can hardly influence has no colour and is none of the day's points.
method-compare-head = What is compared
method-riket = Sweden as a whole is weighted: a large municipality counts for more than a small one.
method-mean = The means of the group, the county and the similar municipalities are unweighted: each municipality counts the same.
method-similar = Similar municipalities are Kolada's own groups for the service, or the overall ones where there are none.
method-round-head = Rounding
method-round = Numbers are rounded once, from the raw value, half away from nought. A difference is shown with the same rounding as its terms, so that the shown numbers subtract; where the raw difference would show otherwise, that of the shown numbers stands.
method-trend-head = Development
method-trend = A change is the difference between the means of the first three and the last three years after the latest series break.
method-money-head = Kronor
method-prices = Kronor are compared over time in the newest year's prices: by PKV, SKR's price index for municipal services, or by CPIF (KPIF) where PKV has no reviewed figures for the years. The index is named. Where neither covers the years, current prices stand. The values themselves are shown as they came.
method-money = The difference to Sweden as a whole becomes millions of kronor where the cost is divided by inhabitants, or by something else whose number is a key figure. Öre of tax are the millions over the tax base: taxable income an inhabitant times the inhabitants.
method-points-head = The day's points
method-points = The largest lead over and the largest distance to Sweden as a whole are chosen in turns, one point an area at most, among differences that are proven. A difference is measured against how much the country's municipalities differ: it is divided by the distance between the lower and the upper quartile.
method-trace-head = Tracing
method-snapshot = Every number can be traced to the snapshot { $snapshot }, made with { $program }.

## Sister decks
sister-title = { $day } · { $name }
sister-subject = What { $committee } answers for: key figures compared between municipalities, with { $name } marked
sister-for-municipality = With { $name } marked
sister-for-committee = Selected for { $committee }
sister-agenda-headline = { $committee } answers for { $areas } of the day's areas, with { $extent }
sister-notes-agenda = Each area opens with three ranges and a question to the committee.
sister-topic-points = From the day's points
sister-points-headline = { $n } of the day's { $all } points belong to { $committee }
sister-points-headline-one = One of the day's { $all } points belongs to { $committee }
sister-points-headline-all = All of the day's points belong to { $committee }
sister-inhabitants = for inhabitants
sister-subject-inhabitants = The clearest figures about { $name }, in short and in plain words
sister-for-inhabitants = In short for those who live in { $name }
sister-notes-points = The points are the largest differences to Sweden as a whole, one an area at most. Say first what is good.
sister-topic-reading = How to read
sister-reading-headline = How to read the pictures
sister-reading-bars-head = A bar is a municipality
sister-reading-bars = { $name } has a colour of its own. The solid line is Sweden as a whole. The dashed one is the middle of the municipalities compared: as many lie above it as below.
sister-reading-older-head = A hollow bar is an older figure
sister-reading-older = It is from an earlier year than the others. The year stands after the municipality's name.
sister-reading-best-head = Highest is not always best
sister-reading-best = Whether something is good or bad depends on what the figure measures. Costs are not judged at all: a low cost can be thrift as well as want.
sister-reading-sure-head = Figures are never quite sure
sister-reading-sure = The differences here are so large that they are hardly chance. Two municipalities close to each other, though, can often not be told apart.
sister-reading-why-head = The figure does not say why
sister-reading-why = A figure shows where something differs. For the reason one has to ask.
sister-topic-origin = Sources
sister-origin-headline = Where the figures come from
sister-origin-source-head = The source
sister-origin-own-head = The comparisons
sister-origin-own = Places, differences and the selection are computed by us. They are not Kolada's.
sister-origin-own-made-up = Places, differences and the selection are computed from the made-up values.
sister-origin-more-head = Would you like to know more?
sister-origin-more = On the web site every figure stands with its explanation, all years and all municipalities. Questions are answered by { $host }.
