//! Just enough of a reader of our own markup: start tags with their attributes, and what follows them.

/// A start tag.
#[derive(Debug, Clone)]
pub struct Tag<'a> {
    pub name: &'a str,
    attributes: &'a str,
    /// The text up to the next tag.
    pub text: &'a str,
}

impl<'a> Tag<'a> {
    /// The attribute's value, as it stands.
    pub fn get(&self, name: &str) -> Option<&'a str> {
        let start = self.attributes.find(&format!(" {name}=\""))? + name.len() + 3;
        let rest = &self.attributes[start..];
        Some(&rest[..rest.find('"')?])
    }
}

/// Every start tag of a page in order. Attribute values hold no `>`: it is escaped everywhere.
pub fn tags(page: &str) -> Vec<Tag<'_>> {
    page.split('<')
        .skip(1)
        .filter(|piece| piece.starts_with(|c: char| c.is_ascii_alphabetic()))
        .map(|piece| {
            let (tag, text) = piece.split_once('>').expect("every tag ends");
            let tag = tag.trim_end_matches('/');
            let name = tag.split(' ').next().unwrap_or_default();
            Tag { name, attributes: &tag[name.len()..], text }
        })
        .collect()
}

/// Every value of an attribute on a page, with the tag it stands in.
pub fn attributes<'a>(page: &'a str, name: &str) -> Vec<&'a str> {
    tags(page).iter().filter_map(|tag| tag.get(name)).collect()
}
