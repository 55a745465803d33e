//! The operations of the program, where input and output meet the pure middle.
