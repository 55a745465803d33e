//! Writes the document as a native, editable PowerPoint deck in any template.

pub mod chart;
pub mod error;
pub mod measure;
pub mod package;
pub mod shape;
pub mod template;
pub mod xml;
