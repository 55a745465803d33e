# What is said of claims in Swedish: the verdict, what stands beside it, what will be objected.

claim-topic = påståendet ”{ $claim }”
claim-panel-head = Slutsats
claim-word-holds = Håller
claim-word-holds-in-part = Håller delvis
claim-word-does-not-hold = Håller inte
claim-word-cannot-tell = Kan inte avgöras

claim-holds = Påståendet håller: { $because } förklarar { $share } av skillnaderna i { $phrase }
claim-holds-in-part = Påståendet håller delvis: { $because } förklarar { $share } av skillnaderna i { $phrase }
claim-does-not-hold = Påståendet håller inte: { $because } förklarar { $share } av skillnaderna i { $phrase }
claim-holds-short = { $because } förklarar { $share } av skillnaderna i { $phrase }
claim-other-way = Påståendet håller inte: sambandet går åt andra hållet i { $phrase }
claim-cannot-tell = Påståendet kan inte avgöras: { $because } förklarar { $low }–{ $high } av skillnaderna i { $phrase }
claim-too-few = Bland { $n } kommuner kan påståendet inte avgöras i { $phrase }

claim-share = *{ $share }* av skillnaderna mellan { $n } kommuner följer { $because } ({ $low }–{ $high }).
claim-pair = Av de { $gap } mellan { $one } och { $other } följer *{ $part }* { $because } ({ $low }–{ $high }).
claim-pair-unsure = Av de { $gap } mellan { $one } och { $other } följer *{ $part }* { $because } ({ $low } till { $high }).
claim-pair-other-way = De { $gap } mellan { $one } och { $other } går tvärtemot { $because }, som skulle ge { $part }.
claim-without-stands = Utan de { $n } som påverkar linjen mest: *{ $share }*. Slutsatsen står sig.
claim-without-flips = Utan de { $n } som påverkar linjen mest: *{ $share }*. Då: { $verdict }.
claim-without-one-stands = Utan { $name }, som påverkar linjen mest: *{ $share }*. Slutsatsen står sig.
claim-without-one-flips = Utan { $name }, som påverkar linjen mest: *{ $share }*. Då: { $verdict }.

claim-worth = En tiondel av kommunerna har under { $from } och en tiondel över { $to }. Däremellan skiljer { $difference } längs linjen ({ $low } till { $high }).
claim-beside = När { $others } räknats bort förklarar { $because } { $share } av det som är kvar. Det ändrar inte slutsatsen.
claim-in-county = Bland { $n } kommuner i länet: { $share } ({ $low }–{ $high }). { $verdict }.
claim-counter-example = { $name } är { $less } än { $others } och har säkert bättre siffra: { $value }{ $cost }.
claim-counter-example-approximate = { $name } är { $less } än { $others } och har efter vad vi kan bedöma bättre siffra: { $value }{ $cost }.
claim-counter-example-cost = . { $cost_name }: { $cost }
claim-no-counter-example = Ingen kommun i länet som är { $less } än en av gruppen har säkert bättre siffra.
claim-count = Bland dem som ligger under mitten i { $because } har { $n } av { $of } bättre siffra än mitten; bland alla { $n_all } av { $of_all }.
claim-over-years-both = Samma kommun över { $years } år: när den blev { $more } än förut jämfört med andra följde siffran med. Det talar för mer än ett samband mellan platser.
claim-over-years-none = Samma kommun över { $years } år: när den blev { $more } än förut jämfört med andra följde siffran inte säkert med.
claim-over-years-other = Samma kommun över { $years } år: när den blev { $more } än förut jämfört med andra gick siffran åt andra hållet.
claim-missing = Saknas i beräkningen: { $names } och { $n } kommuner till i landet.
claim-missing-others = Saknas i beräkningen: { $n } kommuner i landet.
claim-bounds = Gränser bestämda i förväg: håller inte om högst { $low } följer, håller om minst { $high } ({ $level } säkerhet, minst { $n } kommuner).
claim-persons = Sambandet gäller kommuner, inte personer.
claim-no-cause = Ett samband är ingen orsak: annat kan ligga bakom båda.
claim-own = Linje, band, andel och intervall: Egen bearbetning.
claim-fit = Linje genom alla kommuner, med osäkerhetsband
claim-head-expected-title = Vad var och en vore väntad att ha av { $because }
claim-head-figure = Siffra
claim-head-expected = Väntat
claim-head-left = Siffra minus väntat

claim-objection-head = Tre invändningar som kan komma:
claim-objection-measure = ”Det är fel mått på { $because }.” { $answer }
claim-objection-measure-same = Med { $others } i stället blir slutsatsen densamma.
claim-objection-measure-other = Med { $others } i stället blir slutsatsen en annan: { $verdicts }.
claim-objection-measure-none = Det finns inget annat mått på samma sak att pröva.
claim-objection-other = ”Det är egentligen något annat.” { $answer }
claim-objection-other-none = Det kan inte prövas här, för få kommuner har alla uppgifter.
claim-objection-few = ”Ni har valt { $members } kommuner och ett år.” Linjen är dragen genom { $n } kommuner, alla som har båda uppgifterna. { $answer }
claim-objection-few-none = Fler år finns inte att pröva.

## The fairness switch
fair-topic = justerat för förutsättningar
fair-kind = Två märken per kommun, som siffran är och justerad för förutsättningar
fair-head-raw = Ojusterat
fair-head-adjusted = Justerat
fair-mark-raw = ojusterat
fair-mark-adjusted = justerat
fair-head-difference = Justering
fair-head-similar = Liknande kommuner, medel
fair-head-to-similar = Mot liknande
fair-title = Fyra sätt att se samma siffra
fair-headline-moves = { $name } är { $raw } ojusterat och { $adjusted } justerat för förutsättningar i { $phrase }
fair-headline-stays = { $name } är { $adjusted } både ojusterat och justerat för förutsättningar i { $phrase }
fair-headline-share = Förutsättningarna förklarar { $share } av skillnaderna i { $phrase }
fair-panel-head = { $name }, justerat
fair-places = Plats ojusterat *{ $raw }*, justerat *{ $adjusted }*.
fair-places-of = { $name }: ojusterat { $raw }, justerat { $adjusted }.
fair-to-similar = Mot liknande kommuner: *{ $gap }*
fair-explained = Förutsättningarna förklarar *{ $share }* av skillnaderna mellan { $n } kommuner ({ $low }–{ $high }).
fair-caution = Justerat för { $words }: landets medel plus det som de lämnar.
fair-bands = Banden gäller siffrans egen osäkerhet, inte linjens.
fair-own = Justering, platser och medel: Egen bearbetning.
fair-never-shrunk = Siffran dras aldrig mot det väntade: det skulle ge en liten kommun dess inkomsts resultat.
