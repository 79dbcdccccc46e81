//! D: the schedule.

pub mod d609;
pub mod d620;
pub mod d621;
pub mod d622;
pub mod d623;
pub mod d624;
pub mod d625;
pub mod d626;
pub mod d627;
pub mod d628;
pub mod d629;
mod phases;
mod stray;
