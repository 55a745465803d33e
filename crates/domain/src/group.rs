//! Who is compared with whom, and when: membership is dated.

use crate::{AreaCode, Year};

/// A group of municipalities whose members come and go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its name as readers see it.
    pub name: String,
    /// Its members, each with the years it belongs.
    pub members: Vec<Member>,
}

/// One municipality's time in a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// The municipality.
    pub area: AreaCode,
    /// The first year, where it is known.
    pub from: Option<Year>,
    /// The last year, where it has left.
    pub to: Option<Year>,
}

impl Member {
    /// Whether it belongs to the group in `year`, both ends counted.
    pub fn belongs_in(&self, year: Year) -> bool {
        self.from.is_none_or(|from| from <= year) && self.to.is_none_or(|to| year <= to)
    }
}

impl Group {
    /// The members in `year`, in order of their codes, each once.
    ///
    /// ```
    /// use domain::{AreaCode, Group, Member, Year};
    /// let nacka = Member { area: AreaCode::new("0182").unwrap(), from: None, to: Some(Year(2012)) };
    /// let nykvarn = Member { area: AreaCode::new("0140").unwrap(), from: Some(Year(2013)), to: None };
    /// let group = Group { name: "Södertörn".into(), members: vec![nacka, nykvarn] };
    /// assert_eq!(group.members_in(Year(2026)), [nykvarn.area]);
    /// ```
    pub fn members_in(&self, year: Year) -> Vec<AreaCode> {
        let mut areas: Vec<AreaCode> =
            self.members.iter().filter(|member| member.belongs_in(year)).map(|member| member.area).collect();
        areas.sort_unstable();
        areas.dedup();
        areas
    }
}
