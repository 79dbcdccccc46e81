//! The notes below the matrices: what the marks mean, and what was left out.

use crate::lang::Text;
use crate::text;
use crate::trace::{MOST_REACHED, Standing};
use crate::view::report::Block;

use super::cells::{ABOVE, ACCEPTED, BELOW, MISSING};
use super::{TraceFrom, Traced};

impl Traced<'_> {
    /// What the marks mean, as far as they occur.
    pub(super) fn legend(&self, from: TraceFrom) -> Option<Block> {
        let parts = self.trace.chain.parts();
        let parts = parts.into_iter().filter(|part| from.begins_at(*part));
        let standings: Vec<Standing<'_>> = parts
            .flat_map(|part| self.trace.standings(part))
            .map(|(_, standing)| standing)
            .collect();
        let has = |wanted: &dyn Fn(&Standing<'_>) -> bool| standings.iter().any(wanted);
        let mut said: Vec<Text> = Vec::new();
        if has(&|standing| matches!(standing, Standing::Missing)) {
            let mark = MISSING;
            said.push(text!("{mark}: a hole", "{mark}：缺口", mark = mark));
        }
        if has(&|standing| matches!(standing, Standing::Accepted(_))) {
            let mark = ACCEPTED;
            said.push(text!(
                "{mark}: missing on purpose, the reason stands below",
                "{mark}：有意保留的缺口，理由见下",
                mark = mark,
            ));
        }
        if has(&|standing| matches!(standing, Standing::Unknown)) {
            said.push(text!("?: can't be told", "?：无从判断"));
        }
        if from == TraceFrom::Top && has(&|standing| matches!(standing, Standing::Through)) {
            said.push(text!("→: by way of later work", "→：经后续任务到达"));
        }
        if from == TraceFrom::Top && has(&|standing| matches!(standing, Standing::Below)) {
            let mark = BELOW;
            said.push(text!(
                "{mark}: the sub-goals have it",
                "{mark}：由下级目标承担",
                mark = mark
            ));
        }
        if from == TraceFrom::Top && has(&|standing| matches!(standing, Standing::Above)) {
            let mark = ABOVE;
            said.push(text!(
                "{mark}: the goal that it helps has it",
                "{mark}：由上级目标承担",
                mark = mark
            ));
        }
        let (en, zh) = said
            .into_iter()
            .fold((String::new(), String::new()), |(en, zh), text| {
                let join = |all: String, text: &str, between: &str| match all.is_empty() {
                    true => text.to_owned(),
                    false => format!("{all}{between}{text}"),
                };
                (join(en, &text.en, "; "), join(zh, &text.zh, "；"))
            });
        (!en.is_empty()).then(|| {
            Block::Note(Text {
                en: format!("{en}.").into(),
                zh: format!("{zh}。").into(),
            })
        })
    }

    /// Says that the column of money doesn't add up, where it doesn't.
    pub(super) fn counted_twice(&self, from: TraceFrom) -> Option<Block> {
        let mut reached = self.reached.iter();
        let has_sums = reached.any(|reached| !reached.money.parts.is_empty());
        (from == TraceFrom::Top && has_sums).then(|| {
            Block::Note(text!(
                "Money that serves several goals is counted at each of them, so the column doesn't add up to \
                 the budget; a sum behind Σ has the sub-goals with it, each line once. `planvet budget --by goal` splits such \
                 money evenly.",
                "服务于多个目标的资金在每个目标上都计入，因此该列之和不等于预算；“共”为含下级目标的合计，每条明细只计一次。如需平均分摊，请用 `planvet budget --by goal`。",
            ))
        })
    }

    /// Says what was left out of sums and lists.
    pub(super) fn unknown_money(&self) -> Option<Block> {
        let unknown = self.ledger.lines_sum().unknown;
        let is_cut = self.below.iter().any(|below| below.is_cut);
        if is_cut {
            return Some(Block::Note(text!(
                "Lists end after {most} items; sums of goals with more are left open.",
                "每格最多列出 {most} 项；超出的目标不计资金合计。",
                most = MOST_REACHED,
            )));
        }
        (unknown > 0).then(|| {
            Block::Note(text!(
                "Lines without a readable amount in the plan's currency: {unknown}; the sums leave them out.",
                "有 {unknown} 条明细没有可识别的本币金额，未计入合计。",
                unknown = unknown,
            ))
        })
    }
}
