//! Snapshots of figures in Parquet, named by their content.
