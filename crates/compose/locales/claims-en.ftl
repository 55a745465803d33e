# What is said of claims in English: the verdict, what stands beside it, what will be objected.

claim-topic = the claim “{ $claim }”
claim-panel-head = Conclusion
claim-word-holds = Holds
claim-word-holds-in-part = Holds in part
claim-word-does-not-hold = Does not hold
claim-word-cannot-tell = Cannot be told

claim-holds = The claim holds: { $because } accounts for { $share } of the differences in { $phrase }
claim-holds-in-part = The claim holds in part: { $because } accounts for { $share } of the differences in { $phrase }
claim-does-not-hold = The claim does not hold: { $because } accounts for { $share } of the differences in { $phrase }
claim-holds-short = { $because } accounts for { $share } of the differences in { $phrase }
claim-other-way = The claim does not hold: the relation goes the other way in { $phrase }
claim-cannot-tell = The claim cannot be told: { $because } accounts for { $low }–{ $high } of the differences in { $phrase }
claim-too-few = Among { $n } municipalities the claim cannot be told in { $phrase }

claim-share = *{ $share }* of the differences between { $n } municipalities follow { $because } ({ $low }–{ $high }).
claim-pair = Of the { $gap } between { $one } and { $other }, *{ $part }* follow { $because } ({ $low }–{ $high }).
claim-pair-unsure = Of the { $gap } between { $one } and { $other }, *{ $part }* follow { $because } ({ $low } to { $high }).
claim-pair-other-way = The { $gap } between { $one } and { $other } go against { $because }, which would give { $part }.
claim-without-stands = Without the { $n } that move the line most: *{ $share }*. The conclusion stands.
claim-without-flips = Without the { $n } that move the line most: *{ $share }*. Then: { $verdict }.
claim-without-one-stands = Without { $name }, which moves the line most: *{ $share }*. The conclusion stands.
claim-without-one-flips = Without { $name }, which moves the line most: *{ $share }*. Then: { $verdict }.

claim-worth = A tenth of the municipalities lie below { $from } and a tenth above { $to }. Between the two lie { $difference } along the line ({ $low } to { $high }).
claim-beside = With { $others } accounted for, { $because } accounts for { $share } of what is left. That does not change the conclusion.
claim-in-county = Among { $n } municipalities of the county: { $share } ({ $low }–{ $high }). { $verdict }.
claim-counter-example = { $name } is { $less } than { $others } and surely has a better figure: { $value }{ $cost }.
claim-counter-example-approximate = { $name } is { $less } than { $others } and has, as far as we can judge, a better figure: { $value }{ $cost }.
claim-counter-example-cost = . { $cost_name }: { $cost }
claim-no-counter-example = No municipality of the county that is { $less } than one of the group surely has a better figure.
claim-count = Of those below the middle in { $because }, { $n } of { $of } have a better figure than the middle; of all { $n_all } of { $of_all }.
claim-over-years-both = The same municipality over { $years } years: when it became { $more } than before beside others, the figure followed. That speaks for more than a relation between places.
claim-over-years-none = The same municipality over { $years } years: when it became { $more } than before beside others, the figure did not surely follow.
claim-over-years-other = The same municipality over { $years } years: when it became { $more } than before beside others, the figure went the other way.
claim-missing = Missing here: { $names } and { $n } more municipalities of the country.
claim-missing-others = Missing here: { $n } municipalities of the country.
claim-bounds = Bounds fixed beforehand: does not hold if at most { $low } follow, holds if at least { $high } do ({ $level } confidence, at least { $n } municipalities).
claim-persons = The relation is between municipalities, not persons.
claim-no-cause = A relation is no cause: something else may lie behind both.
claim-own = Line, band, share and interval: own processing.
claim-fit = Line through all municipalities, with its band of uncertainty
claim-head-expected-title = What each would be expected to have from { $because }
claim-head-figure = Figure
claim-head-expected = Expected
claim-head-left = Figure minus expected

claim-objection-head = Three objections that may come:
claim-objection-measure = “That is the wrong measure of { $because }.” { $answer }
claim-objection-measure-same = With { $others } instead, the conclusion is the same.
claim-objection-measure-other = With { $others } instead, the conclusion is another: { $verdicts }.
claim-objection-measure-none = There is no other measure of the same to try.
claim-objection-other = “It is really something else.” { $answer }
claim-objection-other-none = That cannot be tried here; too few municipalities have all the figures.
claim-objection-few = “You picked { $members } municipalities and one year.” The line is drawn through { $n } municipalities, all that have both figures. { $answer }
claim-objection-few-none = There are no more years to try.

## The fairness switch
fair-topic = adjusted for conditions
fair-kind = Two marks for each municipality, the figure as it is and adjusted for conditions
fair-head-raw = As it is
fair-head-adjusted = Adjusted
fair-mark-raw = as it is
fair-mark-adjusted = adjusted
fair-head-difference = Adjustment
fair-head-similar = Similar municipalities, mean
fair-head-to-similar = To similar ones
fair-title = Four ways to see the same figure
fair-headline-moves = { $name } is { $raw } as it is and { $adjusted } adjusted for conditions in { $phrase }
fair-headline-stays = { $name } is { $adjusted } both as it is and adjusted for conditions in { $phrase }
fair-headline-share = Conditions account for { $share } of the differences in { $phrase }
fair-panel-head = { $name }, adjusted
fair-places = Place as it is *{ $raw }*, adjusted *{ $adjusted }*.
fair-places-of = { $name }: as it is { $raw }, adjusted { $adjusted }.
fair-to-similar = To similar municipalities: *{ $gap }*
fair-explained = Conditions account for *{ $share }* of the differences between { $n } municipalities ({ $low }–{ $high }).
fair-caution = Adjusted for { $words }: the country’s mean plus what they leave.
fair-bands = The bands are of the figure’s own uncertainty, not the line’s.
fair-own = Adjustment, places and means: own processing.
fair-never-shrunk = The figure is never drawn towards the expected: that would give a small municipality its income’s result.
