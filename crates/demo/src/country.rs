//! 290 invented municipalities in 21 invented counties.

use domain::AreaCode;

use crate::level::{self, Scale};
use crate::random::Random;

/// Counties have the numbers 31–51, which no real county has.
const FIRST_COUNTY: usize = 31;
const N_IN_FIRST_COUNTY: usize = 26;
const N_MUNICIPALITIES: usize = 290;

const COUNTIES: [&str; 21] = [
    "Almarvida",
    "Brunnemark",
    "Dyverlid",
    "Ekbygda",
    "Fjällvida",
    "Grimmark",
    "Hedevida",
    "Ingelid",
    "Jordmark",
    "Klövlid",
    "Lyngvida",
    "Mossemark",
    "Nordlid",
    "Orrvida",
    "Pilmark",
    "Risvida",
    "Skogevida",
    "Tunvida",
    "Ulvmark",
    "Vattlid",
    "Ängvida",
];

/// The first municipalities stand side by side in every chart, so no two of them look alike.
const FIRST_NAMES: [&str; 8] =
    ["Kvistehamn", "Almundsvik", "Granevalla", "Ekmarsund", "Tallevad", "Hjortholma", "Silvertuna", "Brännarås"];

const BEGINNINGS: [&str; 24] = [
    "Almure", "Brunse", "Dyver", "Eskar", "Fjolle", "Grimle", "Hjorve", "Ingle", "Jurme", "Kvanne", "Lyngse", "Marve",
    "Nolle", "Ormse", "Pilve", "Rimse", "Skarle", "Tranve", "Ulver", "Vinsle", "Yxne", "Åskar", "Älmse", "Önner",
];

const ENDINGS: [&str; 12] =
    ["fors", "vik", "sund", "ås", "hamn", "holm", "berga", "stad", "torp", "mark", "näs", "bro"];

/// A municipality and what drives its figures.
pub(crate) struct Place {
    pub(crate) code: AreaCode,
    pub(crate) name: String,
    /// How well-off it is: standard normal, hidden.
    pub(crate) income: f64,
    /// How large it is: standard normal, hidden.
    pub(crate) size: f64,
    /// Its weight in riket.
    pub(crate) population: f64,
}

/// A county: its region's code and name.
pub(crate) struct County {
    pub(crate) region: AreaCode,
    pub(crate) name: &'static str,
}

/// All municipalities in order of code; the first ones are the neighbours who compare themselves.
pub(crate) struct Country {
    pub(crate) counties: Vec<County>,
    pub(crate) places: Vec<Place>,
    n_members: usize,
}

impl Country {
    pub(crate) fn invent(seed: u64, group_size: usize) -> Country {
        let counties =
            COUNTIES.iter().enumerate().map(|(idx, name)| County { region: code(FIRST_COUNTY + idx), name }).collect();
        let places = codes()
            .zip(names())
            .map(|(code, name)| {
                let mut random = Random::of(seed, &["place", code.as_str()]);
                let size = random.normal().clamp(-2.2, 2.4);
                let income = (0.25 * size + 0.97 * random.normal()).clamp(-2.6, 2.6);
                Place { code, name, income, size, population: Scale::Root.value(size, level::INHABITANTS) }
            })
            .collect();
        Country { counties, places, n_members: group_size.min(N_IN_FIRST_COUNTY) }
    }

    /// The neighbours who compare themselves; the first is the host.
    pub(crate) fn members(&self) -> &[Place] {
        &self.places[..self.n_members]
    }

    /// The municipalities of a county.
    pub(crate) fn places_of<'a>(&'a self, county: &'a County) -> impl Iterator<Item = &'a Place> {
        // The region 0031 belongs to the municipalities 31xx.
        self.places.iter().filter(|place| place.code.county() == &county.region.as_str()[2..])
    }

    /// The seven others that are nearest in income and size.
    pub(crate) fn similar_to(&self, place: &Place) -> Vec<&Place> {
        let distance = |other: &Place| {
            let (income, size) = (other.income - place.income, other.size - place.size);
            income * income + size * size
        };
        let mut others: Vec<&Place> = self.places.iter().filter(|other| other.code != place.code).collect();
        others.sort_by(|a, b| distance(a).total_cmp(&distance(b)).then_with(|| a.code.cmp(&b.code)));
        others.truncate(7);
        others.sort_by_key(|other| other.code);
        others
    }
}

fn code(number: usize) -> AreaCode {
    AreaCode::new(&format!("{number:04}")).expect("at most four digits")
}

/// 26 codes in the first county; the others share the rest.
fn codes() -> impl Iterator<Item = AreaCode> {
    let n_other_counties = COUNTIES.len() - 1;
    let (n_each, n_left_over) = (
        (N_MUNICIPALITIES - N_IN_FIRST_COUNTY) / n_other_counties,
        (N_MUNICIPALITIES - N_IN_FIRST_COUNTY) % n_other_counties,
    );
    (0..COUNTIES.len()).flat_map(move |idx| {
        let n = match idx {
            0 => N_IN_FIRST_COUNTY,
            _ => n_each + usize::from(idx <= n_left_over),
        };
        (1..=n).map(move |number| code((FIRST_COUNTY + idx) * 100 + number))
    })
}

/// Distinct names; neighbours by code share neither beginning nor ending.
fn names() -> impl Iterator<Item = String> {
    let made = (0..BEGINNINGS.len() * ENDINGS.len()).map(|idx| {
        let (beginning, round) = (idx % BEGINNINGS.len(), idx / BEGINNINGS.len());
        format!("{}{}", BEGINNINGS[beginning], ENDINGS[(round + 5 * beginning) % ENDINGS.len()])
    });
    FIRST_NAMES.iter().map(|name| (*name).to_owned()).chain(made)
}
