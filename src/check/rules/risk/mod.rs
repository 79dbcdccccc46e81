//! K: risks.

pub mod k701;
pub mod k702;
pub mod k703;
pub mod k704;
pub mod k705;
pub mod k706;
pub mod k707;
pub mod k708;
pub mod k709;
pub mod k710;
pub mod k711;
pub mod k712;
pub mod k713;
pub mod k714;
pub mod k715;
pub mod k716;
pub mod k717;
pub mod k718;

use crate::diagnostic::Diagnostic;
use crate::risk::Exposure;
use crate::text;

/// Shows where a risk states its probability and impact before the response.
fn show_inherent(finding: &mut Diagnostic, exposure: &Exposure<'_>) {
    if let Some(span) = exposure.risk.probability.span() {
        finding.related(
            span,
            text!("probability before the response", "应对前的概率"),
        );
    }
    if let Some(span) = exposure.risk.impact.span() {
        finding.related(span, text!("impact before the response", "应对前的影响"));
    }
}
