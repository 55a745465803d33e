//! Writes the document as a native, editable PowerPoint deck in any template.
