//! One JSON value of whatever kind: reading it never fails, asking it may.

use std::borrow::Cow;
use std::fmt;

use domain::Year;
use jiff::civil::Date;
use serde::de::{IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::checked::Problem;

/// One field as it stands, so that a number in a text's place is an issue and not the end of the page.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) enum Field<'a> {
    #[default]
    Absent,
    Null,
    Bool(bool),
    Whole(u64),
    Number(f64),
    Text(Cow<'a, str>),
    List,
    Object,
}

impl<'a> Field<'a> {
    /// The text, if one stands there.
    pub(crate) fn text(&self) -> Result<Option<&str>, Problem> {
        match self {
            Field::Absent | Field::Null => Ok(None),
            Field::Text(text) => Ok(Some(text)),
            _ => Err(self.is_not("a text")),
        }
    }

    /// The text that must stand there.
    pub(crate) fn required_text(&self) -> Result<&str, Problem> {
        self.text()?.ok_or(Problem::MissingField)
    }

    /// The truth value, if one stands there.
    pub(crate) fn truth(&self) -> Result<Option<bool>, Problem> {
        match self {
            Field::Absent | Field::Null => Ok(None),
            Field::Bool(truth) => Ok(Some(*truth)),
            _ => Err(self.is_not("true or false")),
        }
    }

    /// The finite number, if one stands there. Negative zero is zero, so that every engine ranks it alike.
    pub(crate) fn number(&self) -> Result<Option<f64>, Problem> {
        match self {
            Field::Absent | Field::Null => Ok(None),
            Field::Whole(whole) => Ok(Some(*whole as f64)),
            Field::Number(number) if number.is_finite() => Ok(Some(number + 0.0)),
            Field::Number(number) => Err(Problem::NonFinite { text: number.to_string() }),
            Field::Text(text) if text.parse::<f64>().is_ok_and(|number| !number.is_finite()) => {
                Err(Problem::NonFinite { text: short(text) })
            }
            _ => Err(self.is_not("a number")),
        }
    }

    /// The count, if one stands there.
    pub(crate) fn count(&self) -> Result<Option<u32>, Problem> {
        match self {
            Field::Absent | Field::Null => Ok(None),
            Field::Whole(whole) => u32::try_from(*whole).map(Some).map_err(|_| self.is_not("a count")),
            _ => Err(self.is_not("a count")),
        }
    }

    /// The year that must stand there as a whole number.
    pub(crate) fn required_year(&self) -> Result<Year, Problem> {
        match self {
            Field::Absent | Field::Null => Err(Problem::MissingField),
            Field::Whole(whole) => year(*whole).ok_or_else(|| Problem::BadYear { text: whole.to_string() }),
            _ => Err(self.is_not("a whole number")),
        }
    }

    /// The year, if one stands there, as a text or a whole number.
    pub(crate) fn year(&self) -> Result<Option<Year>, Problem> {
        match self {
            Field::Absent | Field::Null => Ok(None),
            Field::Text(text) => {
                let is_written_out = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
                let parsed = if is_written_out { text.parse().ok().and_then(year) } else { None };
                parsed.map(Some).ok_or_else(|| Problem::BadYear { text: short(text) })
            }
            _ => self.required_year().map(Some),
        }
    }

    /// The date, if one stands there.
    pub(crate) fn date(&self) -> Result<Option<Date>, Problem> {
        self.text()?.map(|text| text.parse().map_err(|_| Problem::BadDate { text: short(text) })).transpose()
    }

    /// The problem that this is not what was expected.
    pub(crate) fn is_not(&self, expected: &'static str) -> Problem {
        let found = match self {
            Field::Absent => "nothing".to_owned(),
            Field::Null => "null".to_owned(),
            Field::Bool(truth) => truth.to_string(),
            Field::Whole(whole) => whole.to_string(),
            Field::Number(number) => number.to_string(),
            Field::Text(text) => format!("the text `{}`", short(text)),
            Field::List => "a list".to_owned(),
            Field::Object => "an object".to_owned(),
        };
        Problem::WrongType { expected, found }
    }
}

fn year(whole: u64) -> Option<Year> {
    u16::try_from(whole).ok().filter(|year| (1900..2200).contains(year)).map(Year)
}

/// A text cut to what a message can bear.
pub(crate) fn short(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(40).collect()
}

impl<'de: 'a, 'a> Deserialize<'de> for Field<'a> {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Field<'a>, D::Error> {
        reader.deserialize_any(FieldVisitor)
    }
}

struct FieldVisitor;

impl<'de> Visitor<'de> for FieldVisitor {
    type Value = Field<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_unit<E>(self) -> Result<Field<'de>, E> {
        Ok(Field::Null)
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Field<'de>, E> {
        Ok(Field::Bool(truth))
    }

    fn visit_u64<E>(self, whole: u64) -> Result<Field<'de>, E> {
        Ok(Field::Whole(whole))
    }

    fn visit_i64<E>(self, whole: i64) -> Result<Field<'de>, E> {
        Ok(Field::Number(whole as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Field<'de>, E> {
        Ok(Field::Number(number))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Field<'de>, E> {
        Ok(Field::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Field<'de>, E> {
        Ok(Field::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Field<'de>, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Field::List)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Field<'de>, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Field::Object)
    }
}
