//! One row of figures as it stands in a body, whatever stands in it.
//!
//! All of Kolada is millions of figures, so a row is read straight from the bytes, its texts borrowed. Every field is a
//! [`Field`], so that a wrong one is found here without failing and without reading the page once more.

use std::fmt;

use serde::de::{IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::field::Field;

/// A JSON value that should be an object.
pub(super) enum Shape<'a, T> {
    Object(T),
    Other(Field<'a>),
}

/// A row: one key figure, place and year.
#[derive(Default)]
pub(super) struct DataRow<'a> {
    pub(super) kpi: Field<'a>,
    pub(super) period: Field<'a>,
    pub(super) municipality: Field<'a>,
    pub(super) ou: Field<'a>,
    pub(super) cells: Cells<'a>,
    pub(super) field_twice: Option<&'static str>,
}

/// The row's own `values`.
#[derive(Default)]
pub(super) enum Cells<'a> {
    #[default]
    Absent,
    List(Vec<Shape<'a, Cell<'a>>>),
    Other(Field<'a>),
}

/// A figure for one sex.
#[derive(Default)]
pub(super) struct Cell<'a> {
    pub(super) gender: Field<'a>,
    pub(super) count: Field<'a>,
    pub(super) status: Field<'a>,
    pub(super) value: Field<'a>,
    pub(super) isdeleted: Field<'a>,
    pub(super) field_twice: Option<&'static str>,
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "lowercase")]
enum RowKey {
    Kpi,
    Period,
    Municipality,
    Ou,
    Values,
    #[serde(other)]
    Unknown,
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "lowercase")]
enum CellKey {
    Gender,
    Count,
    Status,
    Value,
    IsDeleted,
    #[serde(other)]
    Unknown,
}

/// An object that takes its fields one by one.
trait TakeFields<'de>: Default {
    fn take_fields<A: MapAccess<'de>>(&mut self, map: A) -> Result<(), A::Error>;
}

impl<'de> TakeFields<'de> for DataRow<'de> {
    fn take_fields<A: MapAccess<'de>>(&mut self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key()? {
            let (name, field) = match key {
                RowKey::Kpi => ("kpi", &mut self.kpi),
                RowKey::Period => ("period", &mut self.period),
                RowKey::Municipality => ("municipality", &mut self.municipality),
                RowKey::Ou => ("ou", &mut self.ou),
                RowKey::Values => {
                    if !matches!(self.cells, Cells::Absent) {
                        self.field_twice = Some("values");
                    }
                    self.cells = map.next_value()?;
                    continue;
                }
                RowKey::Unknown => {
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            if *field != Field::Absent {
                self.field_twice = Some(name);
            }
            *field = map.next_value()?;
        }
        Ok(())
    }
}

impl<'de> TakeFields<'de> for Cell<'de> {
    fn take_fields<A: MapAccess<'de>>(&mut self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key()? {
            let (name, field) = match key {
                CellKey::Gender => ("gender", &mut self.gender),
                CellKey::Count => ("count", &mut self.count),
                CellKey::Status => ("status", &mut self.status),
                CellKey::Value => ("value", &mut self.value),
                CellKey::IsDeleted => ("isdeleted", &mut self.isdeleted),
                CellKey::Unknown => {
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            if *field != Field::Absent {
                self.field_twice = Some(name);
            }
            *field = map.next_value()?;
        }
        Ok(())
    }
}

/// Gives every visit but one to [`Field`], so that what is neither object nor list is held as it stands.
macro_rules! visit_scalars_as_fields {
    ($other:expr) => {
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("anything")
        }
        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            Ok($other(Field::Null))
        }
        fn visit_bool<E>(self, truth: bool) -> Result<Self::Value, E> {
            Ok($other(Field::Bool(truth)))
        }
        fn visit_u64<E>(self, whole: u64) -> Result<Self::Value, E> {
            Ok($other(Field::Whole(whole)))
        }
        fn visit_i64<E>(self, whole: i64) -> Result<Self::Value, E> {
            Ok($other(Field::Number(whole as f64)))
        }
        fn visit_f64<E>(self, number: f64) -> Result<Self::Value, E> {
            Ok($other(Field::Number(number)))
        }
        fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
            Ok($other(Field::Text(text.to_owned().into())))
        }
    };
}

struct ShapeVisitor<T>(std::marker::PhantomData<T>);

impl<'de, T: TakeFields<'de>> Visitor<'de> for ShapeVisitor<T> {
    type Value = Shape<'de, T>;

    visit_scalars_as_fields!(Shape::Other);

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Shape<'de, T>, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Shape::Other(Field::List))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Shape<'de, T>, A::Error> {
        let mut object = T::default();
        object.take_fields(map)?;
        Ok(Shape::Object(object))
    }
}

impl<'de> Deserialize<'de> for Shape<'de, DataRow<'de>> {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        reader.deserialize_any(ShapeVisitor(std::marker::PhantomData))
    }
}

impl<'de> Deserialize<'de> for Shape<'de, Cell<'de>> {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        reader.deserialize_any(ShapeVisitor(std::marker::PhantomData))
    }
}

struct CellsVisitor;

impl<'de> Visitor<'de> for CellsVisitor {
    type Value = Cells<'de>;

    visit_scalars_as_fields!(Cells::Other);

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Cells<'de>, A::Error> {
        // Women, men and both.
        let mut cells = Vec::with_capacity(3);
        while let Some(cell) = list.next_element()? {
            cells.push(cell);
        }
        Ok(Cells::List(cells))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Cells<'de>, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Cells::Other(Field::Object))
    }
}

impl<'de> Deserialize<'de> for Cells<'de> {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        reader.deserialize_any(CellsVisitor)
    }
}
