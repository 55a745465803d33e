//! Writes the document as an accessible web site that needs no script.
