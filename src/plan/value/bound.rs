//! Words that make a value a bound: `≥95%`, `24小时以内`.

use std::fmt;

use super::scan::words;

/// On which side of its value a bound leaves room.
///
/// 以上, 以下 and 以内 include the value, as the Civil Code of China reads them (article 1259).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bound {
    /// The value or more, `≥`.
    AtLeast,
    /// The value or less, `≤`.
    AtMost,
    /// More than the value, `>`.
    Above,
    /// Less than the value, `<`.
    Below,
}

use Bound::{Above, AtLeast, AtMost, Below};

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            AtLeast => "≥",
            AtMost => "≤",
            Above => ">",
            Below => "<",
        })
    }
}

/// What may stand before the value.
pub(super) const BEFORE: &[(&str, Bound)] = words! {
    AtLeast => "≥" | ">=" | "≧" | "不低于" | "不少于" | "不小于" | "至少" | "at least" | "no less than" | "no fewer than";
    AtMost => "≤" | "<=" | "≦" | "不超过" | "不高于" | "不多于" | "不大于" | "至多" | "at most"
        | "no more than" | "within" | "up to";
    Above => ">" | "高于" | "超过" | "大于" | "多于" | "above" | "over" | "more than";
    Below => "<" | "低于" | "少于" | "小于" | "不到" | "below" | "under" | "less than" | "fewer than";
};

/// What may stand right after the value.
pub(super) const AFTER: &[(&str, Bound)] = words! {
    AtLeast => "以上" | "及以上";
    AtMost => "以下" | "及以下" | "以内" | "之内" | "内";
};

/// What may stand after the value and a space.
pub(super) const AFTER_SPACE: &[(&str, Bound)] = words! {
    AtLeast => "or more" | "or above" | "or higher";
    AtMost => "or less" | "or below" | "or lower" | "or fewer";
};
