# What pages with one chart say in Swedish. Numbers come in as arguments and stay numbers; *…* is what stands out.

## All kinds
chart-source-year = Källa: Kolada { $ids }, { $last }.
chart-source-years = Källa: Kolada { $ids }, { $first }–{ $last }.
chart-alt = { $kind }. { $message }. { $numbers }.
chart-marked-missing = { $phrase }: jämförbar siffra saknas för { $name }
chart-phrase-year = { $phrase } { $year }
chart-subtitle-two-years = { $what }, { $first } och { $last }
chart-missing-year = uppgift saknas { $year }
chart-cell-missing = saknas

## Whiskers on ranked bars
chart-whiskers-margin = Strecken är källans felmarginal: så gott som säkert ligger det sanna värdet inom dem.
chart-whiskers-answers = Strecken är osäkerheten av att bara några svarat.
chart-whiskers-cohort = Strecken är hur mycket siffran brukar variera av en slump med så få berörda.
chart-whiskers-events = Strecken är hur mycket siffran brukar variera av en slump med så få händelser.
chart-whiskers-between-years = Strecken är hur mycket siffran brukar variera av sig själv från ett år till nästa.

## Rank bands
chart-topic-bands = platsband
chart-kind-bands = Ett streck per kommun från bästa till sämsta möjliga plats
chart-head-best-place = Bästa plats
chart-head-worst-place = Sämsta plats
chart-head-places = Platser
chart-band-of = { $band } av { $n }
chart-own-bands = Platser och platsband: Egen bearbetning.
chart-bands-sure = { $name } ligger säkert på plats { $low } av { $n } i { $phrase }
chart-bands-one-approximate = { $name } ligger på ungefär plats { $low } av { $n } i { $phrase }
chart-bands-some = { $name } ligger på plats { $low }–{ $high } av { $n } i { $phrase }
chart-bands-some-approximate = { $name } ligger på ungefär plats { $low }–{ $high } av { $n } i { $phrase }
chart-bands-any = Siffrorna räcker inte för att placera { $name } bland de { $n } i { $phrase }

## Then and now
chart-topic-then-now = då och nu
chart-topic-slope = från då till nu
chart-kind-pairs = Två märken per kommun, då och nu
chart-kind-slope = En linje per kommun från då till nu
chart-head-change = Ändring
chart-own-differences = Skillnader: Egen bearbetning.
chart-note-marks = Ljust märke: { $first }. Mörkt märke: { $second }.
chart-note-margin = ± visar hur mycket skillnaden brukar variera av sig själv.
chart-pair-said = { $first } och { $second }, { $difference }
chart-change-all-rose = { $phrase } steg i alla { $n } mellan { $from } och { $to }, med { $change } i { $name }{ $prices }
chart-change-all-fell = { $phrase } sjönk i alla { $n } mellan { $from } och { $to }, med { $change } i { $name }{ $prices }
chart-change-one-rose = I { $name } steg { $phrase } med { $change } mellan { $from } och { $to }{ $prices }
chart-change-one-fell = I { $name } sjönk { $phrase } med { $change } mellan { $from } och { $to }{ $prices }
chart-change-one-same = I { $name } ligger { $phrase } kvar på { $value } sedan { $from }{ $prices }
chart-change-short = { $phrase } i { $name }: { $change } sedan { $from }
chart-change-short-unsure = { $phrase } i { $name }: ingen säker ändring sedan { $from }, { $change }
chart-change-one-unsure = Ändringen i { $name } sedan { $from } ryms i vanlig variation: { $change } i { $phrase }{ $prices }

## Women and men
chart-topic-women-men = kvinnor och män
chart-kind-gap = Två märken per kommun, kvinnor och män
chart-head-men-minus-women = Män minus kvinnor
chart-missing-sexes = kvinnor och män särskiljs inte
chart-gap-all-above = Kvinnor ligger över män i alla { $n } i { $phrase }, med { $gap } i { $name }
chart-gap-all-below = Kvinnor ligger under män i alla { $n } i { $phrase }, med { $gap } i { $name }
chart-gap-one-above = I { $name } ligger kvinnor { $gap } över män i { $phrase }
chart-gap-one-below = I { $name } ligger kvinnor { $gap } under män i { $phrase }
chart-gap-one-same = I { $name } ligger kvinnor och män lika i { $phrase }: { $value }

## Two key figures against each other
chart-topic-scatter = två nyckeltal
chart-kind-scatter = En prick per kommun i landet, med en linje genom dem
chart-subtitle-scatter = { $y } mot { $x }, { $n } kommuner
chart-point-said = { $x } och { $y }
chart-fit = Linjen och dess osäkerhet
chart-own-scatter = Linje och band: Egen bearbetning.
chart-caution-describes = Beskriver, prövar inte: ett samband är ingen orsak, och annat kan ligga bakom båda.
chart-caution-band = Bandet visar var linjen ligger med stor säkerhet på varje plats för sig. Enskilda kommuner ligger ofta utanför.
chart-scatter-rises = { $y } är i regel högre där { $x } är högre: linjen fångar { $share } av skillnaderna
chart-scatter-falls = { $y } är i regel lägre där { $x } är högre: linjen fångar { $share } av skillnaderna
chart-scatter-hardly = { $y } följer knappt { $x }: linjen fångar { $share } av skillnaderna
chart-scatter-unsure = { $y } och { $x }: ingen säker lutning bland { $n } kommuner
chart-scatter-short = Två nyckeltal mot varandra i { $n } kommuner

## Lines
chart-own-means = Medel av tre år och ändringar: Egen bearbetning.
chart-lines-from-to = { $phrase } i { $name }: { $first } år { $firstyear }, { $last } år { $lastyear }{ $prices }

## Parts of a whole
chart-topic-parts = delar
chart-topic-shares = andelar
chart-kind-parts = Staplar av delar, en per kommun
chart-kind-shares = Staplar av andelar i procent, en per kommun
chart-part-rest = Övrigt
chart-head-sum = Summa
chart-part-said = { $part } { $value }
chart-parts-below-nought = en del är under noll
chart-parts-too-much = delarna är mer än helheten
chart-own-sums = Summor: Egen bearbetning.
chart-own-rest = Övrigt och summor: Egen bearbetning.
chart-own-shares = Andelar och övrigt: Egen bearbetning.
chart-parts-largest = { $part } är den största delen i { $name }, { $value }: { $phrase }
chart-shares-largest = { $part } är den största delen i { $name }, { $value }: { $phrase }
chart-parts-alike = De största av { $n } delar är lika stora i { $name }: { $phrase }

## Steps
chart-topic-steps = steg för steg
chart-kind-steps = Staplar i trappa från ett belopp till ett annat
chart-head-step = Steg
chart-step-year = { $name } { $year }
chart-own-steps = Steg och övrigt: Egen bearbetning.
chart-caution-steps = Stegen räknar upp skillnaden, de förklarar den inte.
chart-steps-riket = { $part } skiljer { $name } mest från riket: { $change } i { $phrase }
chart-steps-year = { $part } har ändrats mest i { $name } sedan { $from }: { $change } i { $phrase }{ $prices }
chart-steps-short = { $part } är det största steget i { $name }: { $change }
chart-steps-none = Inget steg syns mellan beloppen i { $name }: { $phrase }

## Shaded cells
chart-topic-heat = år för år
chart-topic-heat-several = sida vid sida
chart-kind-heat = En tabell med skuggade rutor
chart-subtitle-heat-several = Varje nyckeltals senaste år, skuggat efter landets femtedelar
chart-fifth-lowest = lägsta femtedelen
chart-fifth-second = näst lägsta
chart-fifth-middle = mellersta
chart-fifth-fourth = näst högsta
chart-fifth-highest = högsta femtedelen
chart-caution-shade = Skuggan säger bara hur stor siffran är bland landets kommuner samma år: mörkare är högre, inte bättre.
chart-own-fifths = Femtedelar: Egen bearbetning.
chart-heat-highest = { $name } har hört till landets högsta femtedel { $k } av { $n } år i { $phrase }
chart-heat-lowest = { $name } har hört till landets lägsta femtedel { $k } av { $n } år i { $phrase }
chart-heat-between = { $name } har legat mellan landets högsta och lägsta femtedel alla { $n } år i { $phrase }
chart-heat-all-highest = { $name } har hört till landets högsta femtedel alla { $n } år i { $phrase }
chart-heat-all-lowest = { $name } har hört till landets lägsta femtedel alla { $n } år i { $phrase }
chart-heat-missing = Inget år har { $name } en siffra i { $phrase }
chart-heat-one = { $name } har bara ett år en siffra i { $phrase }
chart-heat-short = { $phrase } i { $name } mot landets femtedelar, år för år
chart-heat-several-one = { $name } har bara en siffra bland nyckeltalen
chart-heat-several-highest = { $name } hör till landets högsta femtedel i { $k } av { $n } nyckeltal
chart-heat-several-lowest = { $name } hör till landets lägsta femtedel i { $k } av { $n } nyckeltal
chart-heat-several-between = { $name } ligger mellan landets högsta och lägsta femtedel i alla { $n } nyckeltal
chart-heat-several-all-highest = { $name } hör till landets högsta femtedel i alla { $n } nyckeltal
chart-heat-several-all-lowest = { $name } hör till landets lägsta femtedel i alla { $n } nyckeltal
chart-heat-several-missing = { $name } saknar den senaste siffran i alla nyckeltalen

## The country on one line
chart-topic-country = i landet
chart-kind-country = Alla landets kommuner längs en linje, mellersta hälften som en låda
chart-quartile-lower = Undre kvartil
chart-quartile-median = Landets median
chart-quartile-upper = Övre kvartil
chart-caution-country = Lådan är den mellersta hälften av landets kommuner, oviktat.
chart-own-quartiles = Kvartiler och median: Egen bearbetning.
chart-country-low = I { $phrase } ligger { $k } av { $n } i landets lägsta fjärdedel
chart-country-high = I { $phrase } ligger { $k } av { $n } i landets högsta fjärdedel
chart-country-all-low = I { $phrase } ligger alla { $n } i landets lägsta fjärdedel
chart-country-all-high = I { $phrase } ligger alla { $n } i landets högsta fjärdedel
chart-country-own-low = { $name } ligger i landets lägsta fjärdedel i { $phrase }: { $value }
chart-country-own-high = { $name } ligger i landets högsta fjärdedel i { $phrase }: { $value }
chart-country-own-middle = { $name } ligger i landets mellersta hälft i { $phrase }: { $value }

## Maps
chart-topic-map = karta
chart-kind-map = En karta med en färg per klass
chart-class-first = högst { $high }
chart-class-between = { $low }–{ $high }
chart-class-last = över { $low }
chart-caution-map-fifths = Klasserna är femtedelar av landets kommuner: lika många i varje.
chart-caution-map-equal = Klasserna är lika breda, från landets lägsta siffra till den högsta.
chart-own-map-outlines = Klasser: Egen bearbetning. Gränser: { $file }.
chart-own-map-tiles = Klasser och rutkarta: Egen bearbetning.
chart-map-fifth = { $class ->
    [lowest] { $name } hör till landets lägsta femtedel i { $phrase }: { $value }
    [second] { $name } hör till landets näst lägsta femtedel i { $phrase }: { $value }
    [middle] { $name } hör till landets mellersta femtedel i { $phrase }: { $value }
    [fourth] { $name } hör till landets näst högsta femtedel i { $phrase }: { $value }
   *[highest] { $name } hör till landets högsta femtedel i { $phrase }: { $value }
}
chart-map-step = { $class ->
    [lowest] { $name } ligger i den lägsta av fem lika breda steg i { $phrase }: { $value }
    [second] { $name } ligger i den näst lägsta av fem lika breda steg i { $phrase }: { $value }
    [middle] { $name } ligger i den mellersta av fem lika breda steg i { $phrase }: { $value }
    [fourth] { $name } ligger i den näst högsta av fem lika breda steg i { $phrase }: { $value }
   *[highest] { $name } ligger i den högsta av fem lika breda steg i { $phrase }: { $value }
}
