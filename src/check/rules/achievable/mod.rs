//! A: goals are achievable.

pub mod a301;
pub mod a302;
pub mod a303;
pub mod a304;
pub mod a305;
pub mod a306;
pub mod a307;
pub mod a308;
pub mod a309;
pub mod a310;
mod by_words;
mod wanted;
