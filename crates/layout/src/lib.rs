//! Text metrics, line breaking, axis ticks and label places, without any file format.
