//! The claims a plan rests on.

use crate::record;

use super::LocalText;
use super::read::Field;

record! {
    /// A claim the plan rests on, with where it comes from.
    pub struct Claim: "a claim", "背景论断" {
        claim: Field<LocalText>, [shorthand]
            "What is claimed, with its figures.",
            "背景论断的内容，含数据。";
        source: Field<LocalText>,
            "Where the claim comes from: survey, report, year.",
            "论断的出处：调查、报告、年份。";
    }
}
