//! How a number came about, in words: what a passport says of each.

use document::{Formula, Language};

/// The formula's short name and its rule.
pub(crate) fn formula_words(formula: Formula, language: Language) -> (&'static str, &'static str) {
    match language {
        Language::Sv => swedish(formula),
        Language::En => english(formula),
    }
}

fn swedish(formula: Formula) -> (&'static str, &'static str) {
    match formula {
        Formula::Published => ("Publicerat värde", "Står så hos källan."),
        Formula::Difference => ("Skillnad", "Den första uppgiften minus den andra."),
        Formula::DifferenceAsShown => {
            ("Skillnad mellan visade tal", "Den första uppgiften minus den andra, båda avrundade som de visas.")
        }
        Formula::DifferencePercent => (
            "Skillnad i procent",
            "Den första uppgiften minus den andra, delat med den andra utan tecken, gånger hundra.",
        ),
        Formula::Median => ("Median", "Uppgiften i mitten; av ett jämnt antal medelvärdet av de två i mitten."),
        Formula::Mean => ("Medelvärde", "Uppgifternas ovägda medelvärde."),
        Formula::Count => ("Antal", "Hur många som uppfyller det som meningen säger."),
        Formula::Place => ("Plats", "En mer än antalet uppgifter som är bättre vid de decimaler som visas."),
        Formula::PlaceLow => {
            ("Bästa plats", "Den bästa plats som uppgifterna (siffrorna, sedan deras medelfel) inte utesluter.")
        }
        Formula::PlaceHigh => {
            ("Sämsta plats", "Den sämsta plats som uppgifterna (siffrorna, sedan deras medelfel) inte utesluter.")
        }
        Formula::ShrinkageWeight => (
            "Hur långt siffran dras",
            "Medelfelets kvadrat, delad med summan av den och spridningen mellan kommuner i kvadrat.",
        ),
        Formula::WeightedMean => (
            "Vägt medelvärde",
            "Landets medelvärde, där varje siffra väger mer ju säkrare den är och ju mindre kommuner skiljer sig åt.",
        ),
        Formula::Shrunk => (
            "Utan slump",
            "Den första uppgiften, dragen mot den andra så långt som den tredje säger, från noll till ett.",
        ),
        Formula::StandardError => {
            ("Medelfel", "Hur långt från sanningen uppgiften kan ligga, efter vilket slags mått den är.")
        }
        Formula::PriceChange => {
            ("Prisändring", "Prisindexets ändring sedan året före, i procent, läst i den granskade listan.")
        }
        Formula::PriceChangeGiven => (
            "Prisändring",
            "Prisindexets ändring sedan året före, i procent, så som dagens program har den från sin källa.",
        ),
        Formula::PriceRatio => ("Prisomräkning", "Produkten av ett plus varje års prisändring delad med hundra."),
        Formula::FixedPrices => {
            ("Fasta priser", "Den första uppgiften gånger den andra: beloppet i ett annat års priser.")
        }
        Formula::Millions => ("Miljoner", "Den första uppgiften gånger den andra, i miljoner."),
        Formula::OreOfTax => (
            "Skatteören",
            "Den första uppgiften i miljoner, delad med produkten av den andra och den tredje: ören per intjänad hundralapp.",
        ),
        Formula::Sum => ("Summa", "Uppgifterna lagda ihop."),
        Formula::Remainder => ("Övrigt", "Den första uppgiften minus summan av de andra: vad som är kvar av helheten."),
        Formula::Share => ("Andel", "Den första uppgiften delad med den andra, gånger hundra."),
        Formula::IntervalLow => (
            "Intervallets undre gräns",
            "Den undre gränsen för den första uppgiftens intervall, efter den andra, dess medelfel.",
        ),
        Formula::IntervalHigh => (
            "Intervallets övre gräns",
            "Den övre gränsen för den första uppgiftens intervall, efter den andra, dess medelfel.",
        ),
        Formula::Margin => (
            "Felmarginal",
            "Halva bredden av ändringens intervall: medelfelet gånger roten ur två och en kvantil i normalfördelningen eller Students t.",
        ),
        Formula::QuartileLow => ("Undre kvartil", "Det värde som en fjärdedel av uppgifterna ligger under."),
        Formula::QuartileHigh => ("Övre kvartil", "Det värde som en fjärdedel av uppgifterna ligger över."),
        Formula::ClassEdge => (
            "Klassgräns",
            "Den övre gränsen för en av fem klasser av uppgifterna: lika många i varje, eller lika breda.",
        ),
        Formula::Explained => (
            "Förklarad andel",
            "Så många procent av skillnaderna i den andra hälften av uppgifterna som följer minsta-kvadratlinjen mot den första.",
        ),
        Formula::ExplainedLow => (
            "Förklarad andel, minst",
            "Den nedre änden av andelens 90-procentiga intervall, av Fishers z med jackknife-medelfel.",
        ),
        Formula::ExplainedHigh => (
            "Förklarad andel, högst",
            "Den övre änden av andelens 90-procentiga intervall, av Fishers z med jackknife-medelfel.",
        ),
        Formula::Rest => ("Resten", "Hundra minus uppgiften."),
        Formula::ExplainedBeside => (
            "Förklarad andel bredvid annat",
            "Så många procent av det som andra förutsättningar lämnar oförklarat som samma förklaring står för: t² delat med t² plus antalet frihetsgrader.",
        ),
        Formula::Percentile => (
            "Percentil",
            "Det värde på förklaringen som en tiondel, eller nio tiondelar, av kommunerna bakom uppgiften ligger under.",
        ),
        Formula::Slope => (
            "Lutning",
            "Lutningen på minsta-kvadratlinjen genom alla kommuner bakom uppgiften, per enhet av förklaringen.",
        ),
        Formula::SlopeLow => ("Lutning, minst", "Den nedre änden av lutningens 95-procentiga intervall (HC3)."),
        Formula::SlopeHigh => ("Lutning, mest", "Den övre änden av lutningens 95-procentiga intervall (HC3)."),
        Formula::AlongLine => (
            "Längs linjen",
            "Den första uppgiften, en lutning, gånger den andra minus den tredje; deras logaritmer där förhållanden räknas.",
        ),
        Formula::ExplainedTogether => (
            "Förklarad andel tillsammans",
            "Så många procent av skillnaderna mellan uppgifterna som följer flera förutsättningar tillsammans, med minsta kvadrat.",
        ),
        Formula::ExplainedTogetherLow => (
            "Förklarad andel tillsammans, minst",
            "Den nedre änden av andelens 90-procentiga intervall, med bootstrap rättad för skevhet.",
        ),
        Formula::ExplainedTogetherHigh => (
            "Förklarad andel tillsammans, högst",
            "Den övre änden av andelens 90-procentiga intervall, med bootstrap rättad för skevhet.",
        ),
        Formula::Adjusted => (
            "Justerat",
            "Medelvärdet av kommunerna bakom den andra uppgiften, plus det som förutsättningarna lämnar av den första, räknat utan den själv.",
        ),
        Formula::ExpectedByOthers => {
            ("Väntat", "Vad linjen genom alla andra kommuner bakom den första uppgiften säger vid den andra.")
        }
        Formula::Bound => ("Gräns", "Bestämd innan någon siffra hade setts: efter den bedöms påståendet."),
    }
}

fn english(formula: Formula) -> (&'static str, &'static str) {
    match formula {
        Formula::Published => ("Published value", "It stands so at the source."),
        Formula::Difference => ("Difference", "The first input minus the second."),
        Formula::DifferenceAsShown => {
            ("Difference of the shown numbers", "The first input minus the second, both rounded as they are shown.")
        }
        Formula::DifferencePercent => (
            "Difference in per cent",
            "The first input minus the second, over the second without its sign, times a hundred.",
        ),
        Formula::Median => ("Median", "The input in the middle; of an even number the mean of the two in the middle."),
        Formula::Mean => ("Mean", "The inputs’ unweighted mean."),
        Formula::Count => ("Count", "How many fulfil what the sentence says."),
        Formula::Place => ("Place", "One more than the number of inputs that are better at the decimals shown."),
        Formula::PlaceLow => {
            ("Best place", "The best place that the inputs (figures, then their standard errors) do not rule out.")
        }
        Formula::PlaceHigh => {
            ("Worst place", "The worst place that the inputs (figures, then their standard errors) do not rule out.")
        }
        Formula::ShrinkageWeight => (
            "How far the figure is drawn",
            "The standard error squared, over the sum of that and the spread between municipalities squared.",
        ),
        Formula::WeightedMean => (
            "Weighted mean",
            "The country’s mean, in which a figure weighs more the surer it is and the less municipalities differ.",
        ),
        Formula::Shrunk => (
            "Without chance",
            "The first input, drawn towards the second as far as the third says, from nought to one.",
        ),
        Formula::StandardError => {
            ("Standard error", "How far from the truth the input may lie, by the kind of measure it is.")
        }
        Formula::PriceChange => {
            ("Price change", "The price index’ change since the year before, in per cent, read in the reviewed list.")
        }
        Formula::PriceChangeGiven => (
            "Price change",
            "The price index’ change since the year before, in per cent, as the day’s programme has it from its source.",
        ),
        Formula::PriceRatio => ("Price ratio", "The product of one plus each year’s price change over a hundred."),
        Formula::FixedPrices => {
            ("Fixed prices", "The first input times the second: the amount in another year’s prices.")
        }
        Formula::Millions => ("Millions", "The first input times the second, in millions."),
        Formula::OreOfTax => (
            "Öre of tax",
            "The first input in millions, over the product of the second and the third: öre on each hundred kronor earned.",
        ),
        Formula::Sum => ("Sum", "The inputs added up."),
        Formula::Remainder => ("Other", "The first input minus the sum of the others: what is left of the whole."),
        Formula::Share => ("Share", "The first input over the second, times a hundred."),
        Formula::IntervalLow => {
            ("Interval’s lower end", "The lower end of the first input’s interval, by the second, its standard error.")
        }
        Formula::IntervalHigh => {
            ("Interval’s upper end", "The upper end of the first input’s interval, by the second, its standard error.")
        }
        Formula::Margin => (
            "Margin of error",
            "Half the width of the change’s interval: the standard error times the root of two and a quantile of the normal or of Student’s t.",
        ),
        Formula::QuartileLow => ("Lower quartile", "The value below which a quarter of the inputs lie."),
        Formula::QuartileHigh => ("Upper quartile", "The value above which a quarter of the inputs lie."),
        Formula::ClassEdge => {
            ("Class edge", "The upper edge of one of five classes of the inputs: as many in each, or as wide each.")
        }
        Formula::Explained => (
            "Explained",
            "How many per cent of the differences in the second half of the inputs follow the least-squares line on the first half.",
        ),
        Formula::ExplainedLow => (
            "Share explained, at least",
            "The lower end of the share’s 90 % interval, by Fisher’s z with its jackknife standard error.",
        ),
        Formula::ExplainedHigh => (
            "Share explained, at most",
            "The upper end of the share’s 90 % interval, by Fisher’s z with its jackknife standard error.",
        ),
        Formula::Rest => ("The rest", "A hundred minus the input."),
        Formula::ExplainedBeside => (
            "Share explained beside others",
            "Of what other conditions leave unexplained, the per cent that the same explanation accounts for: t² over t² plus the degrees of freedom.",
        ),
        Formula::Percentile => (
            "Percentile",
            "The value of the explanation below which a tenth, or nine tenths, of the municipalities behind the input lie.",
        ),
        Formula::Slope => (
            "Slope",
            "The slope of the least-squares line through all municipalities behind the input, per unit of the explanation.",
        ),
        Formula::SlopeLow => ("Slope, at least", "The lower end of the slope’s 95 % interval (HC3)."),
        Formula::SlopeHigh => ("Slope, at most", "The upper end of the slope’s 95 % interval (HC3)."),
        Formula::AlongLine => (
            "Along the line",
            "The first input, a slope, times the second minus the third; their logarithms where ratios count.",
        ),
        Formula::ExplainedTogether => (
            "Share explained together",
            "How many per cent of the differences between the inputs follow several conditions together, by least squares.",
        ),
        Formula::ExplainedTogetherLow => (
            "Share explained together, at least",
            "The lower end of the share’s 90 % interval, by a bias-corrected bootstrap.",
        ),
        Formula::ExplainedTogetherHigh => (
            "Share explained together, at most",
            "The upper end of the share’s 90 % interval, by a bias-corrected bootstrap.",
        ),
        Formula::Adjusted => (
            "Adjusted",
            "The mean of the municipalities behind the second input, plus what the conditions leave of the first, reckoned without itself.",
        ),
        Formula::ExpectedByOthers => {
            ("Expected", "What the line through all other municipalities behind the first input says at the second.")
        }
        Formula::Bound => ("Bound", "Decided before any figure had been looked at: the claim is judged by it."),
    }
}
