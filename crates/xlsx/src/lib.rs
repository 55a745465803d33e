//! Writes the document as an Excel workbook with native charts.
