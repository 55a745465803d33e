//! What is said about key figures, areas, groups and units.
//!
//! These bodies are a few thousand rows a year, so each row is read into a map first and asked field by field.

use std::borrow::Cow;
use std::collections::BTreeMap;

use domain::{Area, AreaCode, AreaGroup, AreaKind, GroupId, IdError, KeyFigureGroup, KeyFigureId, KeyFigureInfo};
use domain::{ServiceUnit, UnitId};
use serde_json::{Map, Value};

use super::envelope::for_each_row;
use super::field::{Field, short};
use super::mend::with_numbers_mended;
use crate::checked::{At, Checked, Issue, Problem};
use crate::error::Error;

/// Reads an answer of `kpi`.
///
/// - **Missing:** a row needs its id and title; every other field may be absent or null.
/// - **Edge cases:** an id that comes again is left out.
///
/// # Errors
/// [`Error::NotJson`] and [`Error::BrokenBody`], as for [`super::parse_envelope`].
///
/// ```
/// let body = br#"{"values":[{"id":"N15507","title":"Elever","has_ou_data":"yes"},{"id":"15507","title":"?"}]}"#;
/// let read = kolada::parse::parse_key_figures(body).unwrap();
/// assert_eq!(read.value.len(), 1);
/// assert_eq!(read.issues[0].to_string(), "values[0].has_ou_data: expected true or false, found the text `yes` (kept)");
/// ```
pub fn parse_key_figures(body: &[u8]) -> Result<Checked<Vec<KeyFigureInfo>>, Error> {
    parse_rows(
        body,
        |info: &KeyFigureInfo| info.id,
        |row| {
            Ok(KeyFigureInfo {
                id: row.id("id", KeyFigureId::new)?,
                title: row.required_text("title")?,
                description: row.optional("description", |field| Ok(field.text()?.map(str::to_owned))),
                is_divided_by_gender: row.optional("is_divided_by_gender", Field::truth).unwrap_or(false),
                municipality_type: row
                    .optional("municipality_type", |field| Ok(field.text()?.map(str::to_owned)))
                    .unwrap_or_default(),
                auspice: row.optional("auspice", |field| Ok(field.text()?.map(str::to_owned))),
                operating_area: row.optional("operating_area", |field| Ok(field.text()?.map(str::to_owned))),
                perspective: row.optional("perspective", |field| Ok(field.text()?.map(str::to_owned))),
                prel_publication_date: row.optional("prel_publication_date", Field::date),
                publication_date: row.optional("publication_date", Field::date),
                publ_period: row.optional("publ_period", Field::year),
                has_ou_data: row.optional("has_ou_data", Field::truth).unwrap_or(false),
            })
        },
    )
}

/// Reads an answer of `municipality`: municipalities, regions and the country.
///
/// # Errors
/// As for [`parse_key_figures`].
pub fn parse_areas(body: &[u8]) -> Result<Checked<Vec<Area>>, Error> {
    parse_rows(
        body,
        |area: &Area| area.code,
        |row| {
            let code = row.id("id", AreaCode::new)?;
            let name = row.required_text("title")?;
            let kind = match row.required_text("type")?.as_str() {
                "K" => AreaKind::Municipality,
                "L" => AreaKind::Region,
                other => {
                    return Err(row
                        .at
                        .field("type")
                        .left_out(Problem::UnknownCode { kind: "kind of area", text: short(other) }));
                }
            };
            Ok(Area { code, name, kind })
        },
    )
}

/// Reads an answer of `municipality_groups`. A member that cannot be read is left out of its group.
///
/// # Errors
/// As for [`parse_key_figures`].
pub fn parse_area_groups(body: &[u8]) -> Result<Checked<Vec<AreaGroup>>, Error> {
    parse_rows(
        body,
        |group: &AreaGroup| group.id,
        |row| {
            Ok(AreaGroup {
                id: row.id("id", GroupId::new)?,
                title: row.required_text("title")?,
                members: row.members(AreaCode::new)?,
            })
        },
    )
}

/// Reads an answer of `kpi_groups`. A member that cannot be read is left out of its group.
///
/// # Errors
/// As for [`parse_key_figures`].
pub fn parse_key_figure_groups(body: &[u8]) -> Result<Checked<Vec<KeyFigureGroup>>, Error> {
    parse_rows(
        body,
        |group: &KeyFigureGroup| group.id,
        |row| {
            Ok(KeyFigureGroup {
                id: row.id("id", GroupId::new)?,
                title: row.required_text("title")?,
                members: row.members(KeyFigureId::new)?,
            })
        },
    )
}

/// Reads an answer of `ou`: schools, preschools, care homes.
///
/// # Errors
/// As for [`parse_key_figures`].
pub fn parse_units(body: &[u8]) -> Result<Checked<Vec<ServiceUnit>>, Error> {
    parse_rows(
        body,
        |unit: &ServiceUnit| unit.id,
        |row| {
            Ok(ServiceUnit {
                id: row.id("id", UnitId::new)?,
                title: row.required_text("title")?,
                municipality: row.id("municipality", AreaCode::new)?,
            })
        },
    )
}

/// Rows among the groups that are none: the whole catalogue, and what belongs to no group.
const NO_GROUPS: [&str; 2] = ["KOLADA", "_NONE"];

/// Reads every row with `read`; one that fails is an issue, and so is an id that comes again.
fn parse_rows<T, Id: Ord>(
    body: &[u8],
    id: impl Fn(&T) -> Id,
    read: impl Fn(&mut Row<'_>) -> Result<T, Issue>,
) -> Result<Checked<Vec<T>>, Error> {
    with_numbers_mended(body, |body| {
        let mut value = Vec::new();
        let mut issues = Vec::new();
        let mut first_at = BTreeMap::new();
        let envelope = for_each_row(body, |row_idx, json: Value| {
            let at = At::row(row_idx);
            let Value::Object(fields) = &json else {
                issues.push(at.left_out(field_of(&json).is_not("an object")));
                return;
            };
            if fields.get("id").and_then(Value::as_str).is_some_and(|id| NO_GROUPS.contains(&id)) {
                return;
            }
            match read(&mut Row { at, fields, issues: &mut issues }) {
                Ok(row) => match first_at.get(&id(&row)) {
                    Some(first) => issues.push(at.left_out(Problem::Duplicate { first: *first })),
                    None => {
                        first_at.insert(id(&row), at);
                        value.push(row);
                    }
                },
                Err(issue) => issues.push(issue),
            }
        })?;
        issues.extend(envelope.issue());
        Ok(Checked { value, issues })
    })
}

/// One row, asked field by field.
struct Row<'r> {
    at: At,
    fields: &'r Map<String, Value>,
    issues: &'r mut Vec<Issue>,
}

impl<'r> Row<'r> {
    fn id<Id>(&self, name: &'static str, make: fn(&str) -> Result<Id, IdError>) -> Result<Id, Issue> {
        read_id(self.fields, name, make).map_err(|problem| self.at.field(name).left_out(problem))
    }

    fn required_text(&self, name: &'static str) -> Result<String, Issue> {
        let text = field(self.fields, name).required_text().map(str::to_owned);
        text.map_err(|problem| self.at.field(name).left_out(problem))
    }

    /// A field whose loss does not cost the row.
    fn optional<T>(
        &mut self,
        name: &'static str,
        read: impl Fn(&Field<'r>) -> Result<Option<T>, Problem>,
    ) -> Option<T> {
        read(&field(self.fields, name)).unwrap_or_else(|problem| {
            self.issues.push(self.at.field(name).kept(problem));
            None
        })
    }

    fn members<Id>(&mut self, make: fn(&str) -> Result<Id, IdError>) -> Result<Vec<Id>, Issue> {
        let at = self.at.field("members");
        let list = match self.fields.get("members") {
            Some(Value::Array(list)) => list,
            Some(other) => return Err(at.left_out(field_of(other).is_not("a list"))),
            None => return Err(at.left_out(Problem::MissingField)),
        };
        let mut members = Vec::with_capacity(list.len());
        for (item_idx, item) in list.iter().enumerate() {
            let at = self.at.item("members", item_idx);
            let member = match item {
                Value::Object(fields) => {
                    read_id(fields, "member_id", make).map_err(|problem| at.field("member_id").left_out(problem))
                }
                other => Err(at.left_out(field_of(other).is_not("an object"))),
            };
            match member {
                Ok(member) => members.push(member),
                Err(issue) => self.issues.push(issue),
            }
        }
        Ok(members)
    }
}

fn read_id<Id>(fields: &Map<String, Value>, name: &str, make: fn(&str) -> Result<Id, IdError>) -> Result<Id, Problem> {
    make(field(fields, name).required_text()?).map_err(bad_id)
}

/// The problem of a text that is no identifier, with the text cut to what a message can bear.
pub(super) fn bad_id(error: IdError) -> Problem {
    Problem::BadId(IdError { text: short(&error.text), ..error })
}

fn field<'a>(fields: &'a Map<String, Value>, name: &str) -> Field<'a> {
    fields.get(name).map_or(Field::Absent, field_of)
}

fn field_of(json: &Value) -> Field<'_> {
    match json {
        Value::Null => Field::Null,
        Value::Bool(truth) => Field::Bool(*truth),
        Value::Number(number) => match number.as_u64() {
            Some(whole) => Field::Whole(whole),
            None => Field::Number(number.as_f64().unwrap_or(f64::NAN)),
        },
        Value::String(text) => Field::Text(Cow::Borrowed(text)),
        Value::Array(_) => Field::List,
        Value::Object(_) => Field::Object,
    }
}
