//! From comparisons to the document: which findings, in which words, in Swedish and English.
