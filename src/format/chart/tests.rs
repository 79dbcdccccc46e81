//! Laws of charts.
