//! Comparisons of one key figure in a group: places, gaps, changes, who is missing.
