# What the day says in Swedish. Numbers come in as arguments and stay numbers; *…* is what stands out.

## Small words
list-and = { $head } och { $last }
dash = –
break = seriebrott
riket = Riket
unit-percentage-points = procentenheter
unit-percentage-point = procentenhet
unit-points-short = p.e.
unit-mnkr = mnkr
unit-ore = öre
unit-kr = kr
n-0 = inget
n-1 = ett
n-2 = två
n-3 = tre
n-4 = fyra
n-5 = fem
n-6 = sex
n-7 = sju
n-8 = åtta
n-9 = nio
n-10 = tio
n-11 = elva
n-12 = tolv
month-1 = januari
month-2 = februari
month-3 = mars
month-4 = april
month-5 = maj
month-6 = juni
month-7 = juli
month-8 = augusti
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december
place = { $ending ->
    [first] { $n }:a
    [second] { $n }:a
   *[later] { $n }:e
}
place-shared = { $ending ->
    [first] delad { $n }:a
    [second] delad { $n }:a
   *[later] delad { $n }:e
}
place-in-band = { $place } ({ $low }–{ $high })
place-in-band-approximate = { $place } (ca { $low }–{ $high })
band = { $low }–{ $high }
band-approximate = ca { $low }–{ $high }
band-approximate-one = ca { $low }
place-approximate = { $place } (ca { $low })
superlative-high = { $quantity ->
    [count] flest
    [share] högst
    [amount] mest
    [duration] längst
   *[level] högst
}
superlative-low = { $quantity ->
    [count] färst
    [share] lägst
    [amount] minst
    [duration] kortast
   *[level] lägst
}
more-high = { $quantity ->
    [count] fler
    [amount] mer
    [duration] längre
   *[level] högre
}
more-low = { $quantity ->
    [count] färre
    [amount] mindre
    [duration] kortare
   *[level] lägre
}
taller-high = { $quantity ->
    [duration] längre
   *[level] högre
}
taller-low = { $quantity ->
    [duration] kortare
   *[level] lägre
}
highest = { $quantity ->
    [duration] längst
   *[level] högst
}
lowest = { $quantity ->
    [duration] kortast
   *[level] lägst
}
side-above = över
side-below = under
above-riket = { $distance } över riket
below-riket = { $distance } under riket
name-unit = { $name }, { $unit }
name-year = { $name } ({ $year })
figure-older = { $value } ({ $year })
answers = { $committee }, { $administration }
municipality-name = { $form ->
    [genitive] { $name }s kommun
   *[plain] { $name } kommun
}

## The day as a whole
section-front = Dagen
section-appendix = Bilaga
subject = Nyckeltal jämförda mellan kommuner, med { $name } markerad
banner = Påhittade värden
terms = Värdena kommer från Kolada. Platser, medelvärden, skillnader och andra beräkningar är egen bearbetning.
terms-made-up = Alla värden, kommuner och län är påhittade. Inget här kommer från Kolada.
fetched = Uppgifterna hämtades { $date }.

## Cover and agenda
host = Värd: { $municipality }
when = { $date } · de flesta siffror gäller { $year }
cover-kicker = { $group } · { $n } kommuner jämför sig
cover-caption = Varje streck är en av landets { $n } kommuner, från lägst till högst { $what } { $year }. Högst är { $highest }.
notes-cover = Välkommen till en dag om nyckeltal för { $group } i { $place }. Siffrorna är jämförelser, inte mål.
topic-agenda = Dagens områden
agenda-headline = { $areas } områden och { $n } nyckeltal jämförs mellan { $members } kommuner
extent = { $n } nyckeltal
extent-one = ett nyckeltal
notes-agenda = Varje område öppnar med tre spann och en fråga till salen. Den nämnd som svarar för området står vid dess namn.

## The day in ten points
topic-points = Dagen i { $n } punkter
points-none = Inget nyckeltal skiljer sig tydligt från riket
points-good = Här skiljer sig { $name } mest från riket: bättre i { $good } punkter
points-weak = Här skiljer sig { $name } mest från riket: sämre i { $weak } punkter
points-both = Här ligger { $name } längst före och längst efter riket, ett område i taget
point = { $name } ligger på *{ $value }* i { $phrase }, riket på { $riket }
point-older = { $name } låg på *{ $value }* i { $phrase } { $year }, riket på { $riket }
point-short = { $phrase }: *{ $value }* i { $name }, { $riket } i riket
point-short-older = { $phrase }: *{ $value }* i { $name }, { $riket } i riket ({ $year })
point-clause = I { $name } { $verb } { $subject } { $rest }, mot { $riket } i riket
notes-points = Punkterna väljs turvis: det största försprånget och det största avståndet till riket bland nyckeltal som bedöms och som kommunen kan påverka, högst en punkt per område. Därför blir de ofta lika många. Skillnaden mäts mot hur mycket landets kommuner skiljer sig åt. Säg först vad som är bra.

## Missing figures
topic-gaps = Luckor
gaps-none = Alla kommuner har den senaste siffran i alla nyckeltal
gaps-headline = I { $n } av { $all } nyckeltal saknar minst en kommun den senaste siffran
gaps-latest = ● senaste året
gaps-older = årtal: senaste siffran är äldre
gaps-missing = saknas
gaps-not-applicable = gäller inte
gaps-shown = Här visas { $n } av { $all } nyckeltal, resten i arbetsboken.
gaps-cell-missing = saknas
notes-gaps = Först visas nyckeltal som några kommuner saknar, de med flest luckor överst, resten står i arbetsboken och på webbplatsen. Fråga: vem lämnar uppgiften, och kommer den nästa år?
missing = uppgift saknas
missing-not-applicable = gäller inte
missing-suppressed = sekretess
missing-withdrawn = borttagen
missing-too-old = senast { $year }
missing-sentence = Uppgift saknas för { $name }.
missing-sentence-older = Siffran för { $name } är från { $year }.
missing-sentence-too-old = Den senaste siffran för { $name } är från { $year } och jämförs inte med { $newest }.
missing-sentence-not-applicable = Nyckeltalet gäller inte { $name }.
missing-sentence-suppressed = Siffran för { $name } är dold av sekretess.

## An area's first slide
ordinal = Område { $idx } av { $n }
question-head = Frågan till salen
lead = { $name } hör till landets bästa fjärdedel i { $best } av { $n } bedömda nyckeltal och till den svagaste i { $weakest }, säkerställt.
lead-middle = { $name } hör inte säkert till vare sig landets bästa eller svagaste fjärdedel i något av { $n } bedömda nyckeltal.
lead-weakest = { $name } hör till landets svagaste fjärdedel i { $weakest } av { $n } bedömda nyckeltal och till den bästa i inget, säkerställt.
lead-one = Ett nyckeltal bedöms här; de andra visas utan omdöme.
lead-not-judged = Inget av områdets nyckeltal bedöms: siffrorna visas utan omdöme.
area-missing = Färre än tre kommuner har en jämförbar siffra för { $names }.
area-missing-many = Färre än tre kommuner har en jämförbar siffra i { $n } av områdets nyckeltal.
range = { $low }–{ $high }
range-unit = { $low }–{ $high } { $unit }
range-wide = { $low } till { $high }
range-wide-unit = { $low } till { $high } { $unit }
label-riket = Riket { $value }
label-median = Median { $value }
alt-strip = Prickar längs en linje. { $what }: { $numbers }.

## Overview
topic-overview = Översikt
head-riket = Riket
legend-best = ▲ landets bästa fjärdedel, säkerställt
legend-middle = ● däremellan, eller inte säkerställt
legend-weakest = ▼ svagaste fjärdedelen, säkerställt
legend-not-judged = utan symbol: bedöms inte
overview-not-judged = { $area }: siffrorna visas utan omdöme
overview-one-best = { $name } hör till landets bästa fjärdedel i det nyckeltal som bedöms
overview-one-weakest = { $name } hör till landets svagaste fjärdedel i det nyckeltal som bedöms
overview-middle = { $name } hör inte säkert till vare sig bästa eller svagaste fjärdedelen i något bedömt nyckeltal
overview-best = { $name } hör till landets bästa fjärdedel i { $best } av { $n } bedömda nyckeltal
overview-weakest = { $name } hör till landets svagaste fjärdedel i { $weakest } av { $n } bedömda nyckeltal
overview-both = { $name } hör till bästa fjärdedelen i { $best } av { $n } bedömda nyckeltal och till den svagaste i { $weakest }
overview-part = { $sentence } ({ $part } av { $all })
notes-overview = ▲ betyder landets bästa fjärdedel, ▼ den svagaste, och bara där siffran säkert ligger bortom gränsen till fjärdedelen; annars ●. Platserna är de som siffrorna inte utesluter, bland de kommuner som jämförs; ”ca” betyder att bandet är ungefärligt. Kostnader och annat utan given riktning har varken symbol eller plats.

## Headlines of key figures
headline-preliminary = Preliminärt: { $headline }
headline-nothing = Ingen uppgift finns om { $phrase }
headline-nothing-topic = Om { $phrase } finns ingen uppgift
headline-nothing-short = { $shortcap }: ingen uppgift finns
headline-too-few-none = Ingen av kommunerna har en jämförbar siffra om { $phrase }
headline-too-few-none-topic = { $shortcap }: ingen av kommunerna har en jämförbar siffra
headline-too-few-none-short = { $shortcap }: jämförbar siffra saknas i alla kommuner
headline-too-few-one = Bara en av kommunerna har en jämförbar siffra om { $phrase }
headline-too-few-one-topic = { $shortcap }: bara en av kommunerna har en jämförbar siffra
headline-too-few-one-short = { $shortcap }: jämförbar siffra finns bara i en av kommunerna
headline-too-few = Bara { $n } av kommunerna har en jämförbar siffra om { $phrase }
headline-too-few-topic = { $shortcap }: bara { $n } av kommunerna har en jämförbar siffra
headline-too-few-short = { $shortcap }: jämförbar siffra finns bara i { $n } av kommunerna
headline-plain = { $shortcap }: { $name } ligger på { $value }
headline-plain-name = { $name } ligger på { $value } i { $phrase }
headline-plain-topic = { $shortcap }: siffran för { $name } är { $value }
headline-missing-plain = { $shortcap }: uppgift saknas för { $marked }
headline-missing-short = { $shortcap }: { $marked } saknar siffra
headline-missing-phrase = Uppgift om { $phrase } saknas för { $marked }
headline-missing-end = { $name } har { $superlative } { $phrase }, { $value }; uppgift saknas för { $marked }
headline-missing-count = { $ncap } kommuner jämförs i { $phrase }; uppgift saknas för { $marked }
headline-missing-suppressed = Siffran för { $marked } om { $phrase } är dold av sekretess
headline-missing-not-applicable = { $shortcap }: nyckeltalet gäller inte { $marked }
headline-missing-not-applicable-name = För { $marked } gäller inte nyckeltalet: { $shortcap }
headline-missing-not-applicable-count = { $ncap } kommuner jämförs i { $phrase }; nyckeltalet gäller inte { $marked }
headline-missing-too-old = { $marked } saknar färsk siffra om { $phrase }; den senaste är från { $year }
headline-missing-too-old-topic = { $shortcap }: den senaste siffran för { $marked } är från { $year }
headline-missing-too-old-short = { $shortcap }: { $marked } har ingen siffra sedan { $year }
headline-sure-first = { $name } är säker etta i { $phrase }: { $value }
headline-sure-first-riket = { $name } är säker etta i { $phrase }, { $distance }
headline-end-riket = { $name } har { $superlative } { $phrase }, { $distance }
headline-end-riket-definite = { $definitecap } är { $highest } i { $name }, { $distance }
headline-end-riket-of = Av { $n } kommuner har { $name } { $superlative } { $phrase }, { $distance }
headline-end = { $name } har { $superlative } { $phrase }: { $value }
headline-end-of = Av { $n } kommuner har { $name } { $superlative } { $phrase }: { $value }
headline-end-definite = { $definitecap } är { $highest } i { $name }: { $value }
headline-end-place = I { $name } är { $definite } { $highest }: { $value }
headline-end-shared = { $names } har { $superlative } { $phrase }: { $value }
headline-end-shared-definite = { $definitecap } är { $highest } i { $names }: { $value }
headline-share-first = { $names } delar första platsen i { $phrase }: { $value }
headline-share-last = { $names } delar sista platsen i { $phrase }: { $value }
headline-all-above = Alla { $n } ligger över riket i { $phrase }. { $name } har { $value }.
headline-all-below = Alla { $n } ligger under riket i { $phrase }. { $name } har { $value }.
headline-none-below = Ingen av de { $n } ligger under riket i { $phrase }. { $name } har { $value }.
headline-none-above = Ingen av de { $n } når upp till riket i { $phrase }. { $name } har { $value }.
headline-all-above-definite = { $definitecap } ligger över rikets i alla { $n }. { $name } har { $value }.
headline-all-below-definite = { $definitecap } ligger under rikets i alla { $n }. { $name } har { $value }.
headline-riket = { $name } ligger { $distance } i { $phrase }
headline-riket-topic = { $shortcap }: { $name } ligger { $distance }
headline-riket-more = { $name } har { $margin } { $more } { $phrase } än riket
headline-riket-compared = Jämfört med riket har { $name } { $margin } { $more } { $phrase }
headline-riket-definite = { $definitecap } är { $margin } { $taller } i { $name } än i riket
headline-riket-place = I { $name } är { $definite } { $margin } { $taller } än i riket
headline-riket-count = { $ncap } av { $all } ligger { $side } riket i { $phrase }, { $name } med { $margin }
headline-riket-one-of = { $name } är en av { $n } som ligger { $side } riket i { $phrase }: { $value }
headline-riket-only = Bara { $name } av de { $all } ligger { $side } riket i { $phrase }: { $value }
headline-clause = { $subjectcap } { $verb } { $rest } i { $name }, mot { $riket } i riket
headline-clause-place = I { $name } { $verb } { $subject } { $rest }, mot { $riket } i riket
headline-older-year = År { $year } låg { $name } { $distance } i { $phrase }
headline-older-definite = { $definitecap } var { $margin } { $taller } i { $name } än i riket { $year }
headline-older-place = I { $name } var { $definite } { $margin } { $taller } än i riket { $year }
headline-older-lacks = { $name } saknar siffra för { $newest } men låg { $year } { $distance } i { $phrase }
headline-level = { $name } ligger på rikets nivå i { $phrase }: { $value }
headline-level-topic = { $shortcap }: { $name } ligger på rikets nivå, { $value }
headline-level-definite = { $definitecap } i { $name } ligger på rikets nivå: { $value }
headline-level-place = I { $name } ligger { $definite } på rikets nivå: { $value }
headline-not-apart = { $name } går inte att skilja från riket i { $phrase }: { $value }
headline-not-apart-definite = { $definitecap } i { $name } går inte att skilja från rikets: { $value }
headline-not-apart-phrase = I { $phrase } går { $name } inte att skilja från riket: { $value }
headline-not-apart-between = Skillnaden mellan { $name } och riket ryms i osäkerheten: { $value } i { $phrase }
headline-not-apart-topic = { $shortcap }: { $name } går inte att skilja från riket
headline-near-tie = { $name } och { $other } går inte att skilja åt i { $phrase }: { $value } och { $othervalue }
headline-near-tie-between = Siffrorna skiljer inte säkert { $name } från { $other } i { $phrase }: { $value } och { $othervalue }
headline-band = { $name } ligger på plats { $places } av { $n } i { $phrase }
headline-band-possible = Platserna { $places } av { $n } är möjliga för { $name } i { $phrase }
headline-equal = { $names } ligger lika i { $phrase }: { $value }
headline-equal-topic = { $shortcap }: { $names } ligger lika, { $value }
headline-range = { $phrasecap } går från { $low } i { $lowname } till { $high } i { $highname }
headline-range-definite = { $definitecap } går från { $low } i { $lowname } till { $high } i { $highname }
headline-range-gap = Mellan { $lowname } och { $highname } skiljer det { $gap } i { $phrase }
headline-between = { $name } ligger mellan { $lower } och { $upper } i { $phrase }: { $value }
headline-between-definite = { $definitecap } är { $value } i { $name }, mellan { $lower } och { $upper }
headline-between-place = I { $name } är { $definite } { $value }, mellan { $lower } och { $upper }
headline-of-section = { $section }: { $headline }
headline-again = { $headline } ({ $code })

## A key figure's page
measure-cost = kostnad
measure-quality = kvalitet
measure-result = resultat
measure-volume = volym
measure-structure = förutsättningar
subtitle = { $what }, { $year }
subtitle-unit = { $what }, { $unit }, { $year }
too-few = Färre än tre kommuner har en jämförbar siffra, och då ritas inget diagram. Siffrorna står i tabellen på webbplatsen och i arbetsboken.
too-few-none = Källan har inget värde för någon kommun.
too-few-unknown = Kolada lämnar inte ut nyckeltalet { $id }.
bars-elided = { $n } kommuner till
bars-elided-one = en kommun till
alt-bars = Liggande staplar. { $what }, { $unit }: { $numbers }.
alt-bars-no-unit = Liggande staplar. { $what }: { $numbers }.
head-municipality = Kommun
head-value = Siffra
head-year = { $year }
head-year-unit = { $year }, { $unit }
head-place = Plats
head-shrunk = Utjämnad
head-to-riket = Mot riket
head-to-riket-unit = Mot riket, { $unit }
head-change-one-year = Ändring på ett år
head-change-five-years = Ändring på fem år
head-change-one-year-fixed = Ändring på ett år, fasta priser
head-change-five-years-fixed = Ändring på fem år, fasta priser
head-change-one-year-running = Ändring på ett år, löpande priser
head-change-five-years-running = Ändring på fem år, löpande priser
head-women = Kvinnor
head-men = Män
head-women-minus-men = Kvinnor minus män
caption-ranked = { $what }, { $year }. Bäst först.
caption-by-size = { $what }, { $year }. Lägst först.
caption-women-men = { $what }, { $year }. Kvinnor och män.
caption-changes = Ändringar i { $prices }.
row-riket = Riket (vägt)
row-median = Gruppens median
row-mean = Gruppens ovägda medel
row-similar = Liknande kommuner till { $name } (ovägt medel av { $n })
row-county = Länets kommuner (ovägt medel av { $n })
row-country-median = Landets mittersta kommun (median av { $n })
caution-unreviewed = Nyckeltalet är inte granskat: det visas utan omdöme.
caution-cost = Bedöms inte. En kostnad blandar ambition, effektivitet och bokföring.
caution-neither = Bedöms inte. Varken högt eller lågt är bättre i sig.
caution-little-influence = Kommunen kan knappast påverka siffran. Den visas utan färg.
caution-survey = Siffran bygger på dem som svarat på en enkät. Små skillnader kan vara slump.
caution-outside = Klart utanför landets vanliga spridning, med hänsyn till hur säker siffran är: { $names }.
band-none = Platsen står utan band: det finns för få år för att säga hur osäker siffran är.
band-margin = Platsbandet bygger på den felmarginal som källan ger ut.
band-answers = Platsbandet är ungefärligt: det bygger på antalet svarande och på en antagen designeffekt.
band-cohort = Platsbandet bygger på hur många som räknas, och på hur mycket siffran brukar variera mellan år.
band-events = Platsbandet bygger på antalet händelser.
band-between-years = Platsbandet är ungefärligt: det bygger på hur mycket siffran brukar avvika från sin egen trend mellan år.
caution-fixed = Siffran är i löpande priser. Ändringar och utveckling är i { $prices }.
caution-fixed-otherwise = Siffran är i löpande priser. Ändringar är i { $prices }, utvecklingen i { $trend }: { $index } täcker inte alla dess år.
caution-fixed-instead = Siffran är i löpande priser. Ändringar och utveckling är i { $prices }; för { $wanted } finns inga granskade tal som täcker åren.
caution-running = Kronor i löpande priser, även ändringar och utveckling.
caution-no-index = Kronor i löpande priser, även ändringar och utveckling: inget prisindex har granskade tal för alla år till och med { $year }.
caution-break = Seriebrott { $year }: { $what }.
caution-title = Källan kallar nu nyckeltalet ”{ $title }”. Kontrollera att det betyder detsamma som förut.
definition-none = Källan ger ingen definition.
judged-unreviewed = Bedöms inte: nyckeltalet är inte granskat.
judged-neither = Bedöms inte: varken högt eller lågt är bättre i sig.
judged-higher = Högre är bättre, och kommunen kan påverka det.
judged-lower = Lägre är bättre, och kommunen kan påverka det.
judged-higher-little = Högre är bättre, men kommunen kan knappast påverka det.
judged-lower-little = Lägre är bättre, men kommunen kan knappast påverka det.
notes-country = Landets mittersta kommun har { $value } (median av { $n } kommuner).
notes-definition = Definition, { $title }:
notes-ask = Fråga: { $question }
provenance-key-figure = Nyckeltal
provenance-source = Källa
provenance-source-kolada = Kolada
provenance-source-made-up = Påhittade värden
provenance-fetched = Hämtad
provenance-coverage = Täckning
provenance-coverage-words = { $have } av { $all } kommuner har en siffra { $year }
provenance-next = Nästa publicering
provenance-answers = Ansvarar
provenance-own = Egen bearbetning
provenance-own-words = Platser, platsband, medelvärden, medianer, skillnader och ändringar
provenance-snapshot = Ögonblicksbild

## Development
topic-trend = utveckling
subtitle-trend = { $what }, { $first }–{ $last }
trend-all-rose = { $definitecap } har stigit i alla { $n }. I { $name } från { $from } ({ $fromyears }) till { $to } ({ $toyears }){ $prices }.
trend-all-fell = { $definitecap } har sjunkit i alla { $n }. I { $name } från { $from } ({ $fromyears }) till { $to } ({ $toyears }){ $prices }.
trend-most-rose = { $definitecap } har stigit i { $n } av { $all }. I { $name } från { $from } ({ $fromyears }) till { $to } ({ $toyears }){ $prices }.
trend-most-fell = { $definitecap } har sjunkit i { $n } av { $all }. I { $name } från { $from } ({ $fromyears }) till { $to } ({ $toyears }){ $prices }.
trend-place-rose = I { $name } har { $definite } stigit från { $from } ({ $fromyears }) till { $to } ({ $toyears }){ $prices }
trend-place-fell = I { $name } har { $definite } sjunkit från { $from } ({ $fromyears }) till { $to } ({ $toyears }){ $prices }
trend-since-rose = Sedan { $fromyears } har { $definite } i { $name } stigit från { $from } till { $to }{ $prices }
trend-since-fell = Sedan { $fromyears } har { $definite } i { $name } sjunkit från { $from } till { $to }{ $prices }
trend-one-rose = { $definitecap } i { $name } har stigit från { $from } ({ $fromyears }) till { $to } ({ $toyears }){ $prices }
trend-one-fell = { $definitecap } i { $name } har sjunkit från { $from } ({ $fromyears }) till { $to } ({ $toyears }){ $prices }
trend-short-rose = { $shortcap } i { $name } har stigit från { $from } till { $to }{ $prices }
trend-short-fell = { $shortcap } i { $name } har sjunkit från { $from } till { $to }{ $prices }
trend-from-to = { $shortcap }: { $name } från { $from } till { $to }{ $prices }
alt-trend = Linjer år för år. { $what }: { $numbers }.
alt-trend-one = { $name } { $first } år { $firstyear } och { $last } år { $lastyear }

## Kronor
prices-of-year = { $year } års priser ({ $index })
prices-running = löpande priser
in-prices = i { $prices }
what-in-prices = { $what }, { $prices }
money-above = Ner till rikets nivå är det { $sum } om året
money-above-tax = Ner till rikets nivå är det { $sum } om året, eller { $tax } i skatt
money-below = Upp till rikets nivå är det { $sum } om året
money-below-tax = Upp till rikets nivå är det { $sum } om året, eller { $tax } i skatt
money-how-inhabitants = Summan är skillnaden mot riket gånger { $n } invånare { $year } ({ $id }).
money-how-counted = Summan är skillnaden mot riket gånger { $n }, så många som kostnaden delas på { $year } ({ $id }).
money-how-tax = Ett öre i skatt är en hundradels procent av skatteunderlaget: { $base } per invånare, gånger antalet invånare. Det bygger på inkomster { $incomes } och har vuxit sedan dess, så örena är något för många.

## Source lines
source = Källa: Kolada { $id }, { $year }.
source-comparison = Källa: Kolada { $id }, { $year }. Platser, platsband, fjärdedelar, medel, medianer och skillnader: Egen bearbetning.
source-comparison-not-judged = Källa: Kolada { $id }, { $year }. Medel, medianer och skillnader: Egen bearbetning.
source-none = Källa: Kolada { $id }, inga värden.
source-older = { $name }: { $year }.
source-own-parts = Median och skillnader: Egen bearbetning.
source-own-median = Median: Egen bearbetning.
source-points = P.e.: procentenheter.
source-own = Källa: Kolada { $ids }. Platsband, fjärdedelar och urval: Egen bearbetning.
source-own-all = Källa: Kolada. Sammanställning: Egen bearbetning.
source-definitions = Källa: Kolada. Bedömning: Egen bearbetning.
source-trend = Källa: Kolada { $id }, { $first }–{ $last }. Medel av tre år och ändringar: Egen bearbetning.
source-prices = Fasta priser: Egen bearbetning med { $index } från { $publisher }.
source-prices-made-up = Fasta priser med { $index } från { $publisher }.
source-prices-own = Fasta priser: Egen bearbetning med { $index } ur programmet ({ $publisher }).
source-prices-own-made-up = Fasta priser med { $index } ur programmet ({ $publisher }).
source-money = Mnkr och öre: Egen bearbetning med { $ids }.
source-made-up = Påhittade värden.
source-own-made-up = Påhittade värden.
source-trend-made-up = Påhittade värden.

## The handout for inhabitants
handout-title = Så går det för { $name }
handout-kicker = { $day } · { $date }
handout-lead = { $day } är en dag då { $n } kommuner jämför sina siffror med varandra och med hela landet, i { $areas } områden. Här är det som skiljer ut { $name }.
handout-lead-one-area = { $day } är en dag då { $n } kommuner jämför sina siffror med varandra och med hela landet, i ett område. Här är det som skiljer ut { $name }.
handout-lead-why = Riket betyder hela Sverige. Siffrorna säger hur det är, men inte varför. De är till för att fråga och förstå.
handout-good = Här ligger { $name } bättre till än riket
handout-weak = Här ligger { $name } sämre till än riket
handout-codes = Koden vid varje mening är namnet på bilden och sidan där siffran visas med alla kommuner.
handout-no-findings = Inget av dagens nyckeltal skiljer { $name } så tydligt från riket att det går att utesluta slumpen.
handout-charts-head = Så ligger { $name } till bland kommunerna
handout-charts-lead = Kommunerna står i ordning, med den bästa överst. { $name } är blå och har fet stil. Linjen visar riket.
handout-no-charts = Inget nyckeltal skiljer { $name } så säkert från de andra att det visas som diagram här.
handout-what = { $what }, { $year }. { $better }
handout-higher = Högre är bättre.
handout-lower = Lägre är bättre.
handout-reading-head = Så läser du siffrorna
handout-reading-chance = En skillnad mot riket är med bara när den är för stor för att rimligen vara en slump. Därför saknas mycket som nästan är lika.
handout-reading-place = Två kommuner som står nära varandra i ett diagram kan i verkligheten ha bytt plats.
handout-reading-choice = Högst en siffra per område är med, de största försprången och de största avstånden. Kostnader är inte med: en låg kostnad är varken bra eller dålig i sig.
handout-missing-head = Det som saknas
handout-missing = { $name } saknar färsk siffra i { $n } av dagens { $all } nyckeltal. En siffra som saknas fylls aldrig i.
handout-missing-one = { $name } saknar färsk siffra i ett av dagens { $all } nyckeltal. En siffra som saknas fylls aldrig i.
handout-missing-none = { $name } har en färsk siffra i alla dagens { $all } nyckeltal.
handout-older = I { $n } nyckeltal är siffran för { $name } äldre än för de andra.
handout-older-one = I ett nyckeltal är siffran för { $name } äldre än för de andra.
handout-sources-head = Varifrån siffrorna kommer
handout-kolada = Kolada är en öppen databas om Sveriges kommuner och regioner. Alla får använda den: kolada.se.
handout-source = Källa: Kolada { $ids }. Urval, ordning och jämförelser: Egen bearbetning.
handout-source-made-up = Alla siffror, kommuner och län här är påhittade och visar bara hur bladet ser ut.
handout-host = Värd för dagen är { $municipality }.

## Appendix
topic-definitions = Definitioner
definitions-headline = Så är nyckeltalen definierade
topic-method = Metod
method-headline = Så är jämförelserna gjorda
method-source-head = Källor och villkor
method-source = Värdena kommer från Kolada, som drivs av Rådet för främjande av kommunala analyser. De visas som de kom.
method-terms = Allt som räknats fram ur dem är egen bearbetning och står inte för Kolada: platser, medelvärden, medianer, skillnader och ändringar.
method-year-head = År och luckor
method-year = Varje kommun visas med sin senaste siffra. Är den mer än två år äldre än nyckeltalets nyaste år jämförs den inte.
method-missing = Saknad uppgift är aldrig noll. Den fylls inte i och räknas inte med.
method-place-head = Platser och fjärdedelar
method-place = Platsen gäller bland de kommuner som jämförs, efter de värden som visas. Lika värden delar plats, och nästa plats hoppas över. Inom parentes står platsbandet: de platser som siffrorna inte utesluter.
method-quarter = ▲ och ▼ säger att kommunen hör till landets bästa eller svagaste fjärdedel det året, och att siffran med nittiofem procents säkerhet ligger bortom fjärdedelens gräns. ● är däremellan, eller inte säkerställt.
method-bands = Platsbanden (Mogstad med flera) gäller med nittiofem procents säkerhet för hela gruppen på en gång. Felet tas ur publicerade felmarginaler, annars ur antalet svarande (Wilson, antagen designeffekt), antalet berörda eller antalet händelser, annars ur hur mycket siffran brukar avvika från sin egen trend mellan år. ”Ca” står där felet vilar på ett antagande.
method-shrunk = Den utjämnade siffran är dragen mot landets medel, mer ju osäkrare den är (empirisk Bayes, Paule och Mandel). Den står bredvid den egna siffran och rangordnas inte. Vem som ligger utanför landets vanliga spridning avgörs med trattgränser (Spiegelhalter) som rymmer alla utom två av tusen.
method-direction-head = Vad som bedöms
method-direction = Om högt eller lågt är bra står i en granskad lista, med de ord i definitionen som avgör. Kostnader bedöms inte.
method-influence = En siffra som kommunen knappast kan påverka får ingen färg och blir ingen av dagens punkter.
method-compare-head = Vad som jämförs
method-riket = Riket är vägt: en stor kommun betyder mer än en liten.
method-mean = Gruppens, länets och de liknande kommunernas medel är ovägda: varje kommun räknas lika.
method-similar = Liknande kommuner är Koladas egna grupper för verksamheten, eller de övergripande där sådana saknas.
method-round-head = Avrundning
method-round = Tal avrundas en gång, från det råa värdet, och en halva bort från noll. En skillnad visas med samma avrundning som sina termer, så att de visade talen går ihop; där den råa skillnaden skulle visas annorlunda är det de visade talens skillnad som står.
method-trend-head = Utveckling
method-trend = En ändring är skillnaden mellan medel av de första tre och de senaste tre åren efter senaste seriebrott.
method-money-head = Kronor
method-prices = Kronor jämförs över tid i det nyaste årets priser: med PKV, prisindex för kommunal verksamhet, eller KPIF där PKV saknar granskade tal för åren. Indexet namnges. Där inget av dem täcker åren står löpande priser. Värdena själva visas som de kom.
method-money = Skillnaden mot riket blir miljoner kronor där kostnaden delas på invånare, eller på något annat som det finns en siffra på hur många de är. Öre i skatt är miljonerna delade med skatteunderlaget: skattekraften per invånare gånger antalet invånare.
method-points-head = Dagens punkter
method-points = Turvis väljs det största försprånget och det största avståndet till riket, högst en punkt per område, bland skillnader som är säkerställda. En skillnad mäts mot hur mycket landets kommuner skiljer sig åt: den delas med avståndet mellan den undre och den övre kvartilen.
method-trace-head = Spårning
method-snapshot = Alla tal kan spåras till ögonblicksbilden { $snapshot }, gjord med { $program }.

## Sister decks
sister-title = { $day } · { $name }
sister-subject = Det som { $committee } svarar för: nyckeltal jämförda mellan kommuner, med { $name } markerad
sister-for-municipality = Med { $name } markerad
sister-for-committee = Urval för { $committee }
sister-agenda-headline = { $committee } svarar för { $areas } av dagens områden, med { $extent }
sister-notes-agenda = Varje område öppnar med tre spann och en fråga till nämnden.
sister-topic-points = Ur dagens punkter
sister-points-headline = { $n } av dagens { $all } punkter hör till { $committee }
sister-points-headline-one = En av dagens { $all } punkter hör till { $committee }
sister-points-headline-all = Alla dagens punkter hör till { $committee }
sister-inhabitants = för invånare
sister-subject-inhabitants = De tydligaste siffrorna om { $name }, kort och utan fackord
sister-for-inhabitants = I korthet för dig som bor i { $name }
sister-notes-points = Punkterna är de största skillnaderna mot riket, högst en i varje område. Säg först vad som är bra.
sister-topic-reading = Läs så här
sister-reading-headline = Så läser du bilderna
sister-reading-bars-head = En stapel är en kommun
sister-reading-bars = { $name } har en egen färg. Det heldragna strecket är riket, alltså hela landet. Det streckade är mitten av de kommuner som jämförs: lika många ligger över som under.
sister-reading-older-head = En ihålig stapel är en äldre siffra
sister-reading-older = Den är från ett tidigare år än de andra. Årtalet står efter kommunens namn.
sister-reading-best-head = Högst är inte alltid bäst
sister-reading-best = Om något är bra eller dåligt avgörs av vad siffran mäter. Kostnader bedöms inte alls: en låg kostnad kan vara både sparsamhet och brist.
sister-reading-sure-head = Siffror är aldrig helt säkra
sister-reading-sure = Skillnaderna här är så stora att de knappast beror på slumpen. Två kommuner som ligger nära varandra går däremot ofta inte att skilja åt.
sister-reading-why-head = Siffran säger inte varför
sister-reading-why = En siffra visar var något skiljer sig. Orsaken får man fråga efter.
sister-topic-origin = Källor
sister-origin-headline = Härifrån kommer siffrorna
sister-origin-source-head = Källan
sister-origin-own-head = Jämförelserna
sister-origin-own = Platser, skillnader och urval har vi räknat fram. De står inte för Kolada.
sister-origin-own-made-up = Platser, skillnader och urval är framräknade ur de påhittade värdena.
sister-origin-more-head = Vill du veta mer?
sister-origin-more = På webbplatsen står varje siffra med förklaring, alla år och alla kommuner. Frågor besvaras av { $host }.
