//! The client of the Kolada API: `fetch` gives bytes with their origin, `parse` is pure.
