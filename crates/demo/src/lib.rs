//! A made-up county in the shape of Kolada's answers.
