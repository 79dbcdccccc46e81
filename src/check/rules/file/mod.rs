//! F: the file and its format.

pub mod f001;
pub mod f002;
pub mod f003;
pub mod f004;
pub mod f005;
pub mod f006;
pub mod f007;
pub mod f008;
pub mod f009;
pub mod f010;
pub mod f011;
pub mod f012;
pub mod f013;

use super::prelude::*;
use crate::diagnostic::Diagnostic;
use crate::source::{Edit, Slip};

/// Offers to put the mark that YAML wants in the place of the one that was typed.
fn offer_mark(finding: &mut Diagnostic, slip: Slip) {
    finding.fix(
        text!(
            "replace `{typed}` by `{wanted}`",
            "将“{typed}”改为“{wanted}”",
            typed = slip.typed,
            wanted = slip.wanted.trim_end(),
        ),
        true,
        Edit {
            span: slip.span,
            replacement: slip.wanted.to_owned(),
        },
    );
}
