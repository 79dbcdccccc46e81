//! Which verb of a clause decides.

use crate::statement::vocabulary::Class;

/// Whether a word of the class is a verb.
pub fn is_verb(class: Class) -> bool {
    rank(class) > 0
}

/// Whether a verb moves a figure or holds it.
pub fn moves(class: Class) -> bool {
    rank(class) == 5
}

/// How much a verb says of what is to be reached; the verb that says most decides.
pub fn rank(class: Class) -> u8 {
    match class {
        Class::Rise
        | Class::Fall
        | Class::Keep
        | Class::Reach
        | Class::Cap
        | Class::Halve
        | Class::Double
        | Class::Triple
        | Class::Eliminate => 5,
        Class::Make | Class::Stop => 4,
        Class::Input => 3,
        Class::Do | Class::Handle => 2,
        Class::Soft => 1,
        _ => 0,
    }
}
