//! K709: an assessment that tells no risk from the other.

use std::collections::BTreeMap;

use crate::check::rules::prelude::*;
use crate::plan::Risk;
use crate::risk::Score;

/// How many of the risks in the cell a finding points at.
const SHOWN: usize = 6;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "K709",
        name: "crowded-cell",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new("most risks stand in one cell", "多数风险挤在同一格"),
    docs: Docs {
        checks: Text::new(
            "Of five or more risks with probability and impact, at most half stand in the same \
             cell of the matrix before the response (thresholds `crowded_cell_risks` and \
             `crowded_cell_percent`). Chances are not counted.",
            "有概率和影响评级的风险达到 5 项时，应对前落在矩阵同一格的不应超过一半（阈值 `crowded_cell_risks` 和 `crowded_cell_percent`）。机会不计在内。",
        ),
        why: Text::new(
            "An assessment that gives most risks the same rating doesn't say which comes first; \
             it was likely filled in without looking. L. A. Cox calls this poor resolution \
             (What's Wrong with Risk Matrices?, Risk Analysis 28, 2008).",
            "多数风险评级相同，就分不出轻重缓急，多半是随手填的。L. A. Cox 称之为“分辨率不足”\
             （《风险矩阵错在哪里》，Risk Analysis 28，2008）。",
        ),
        fails: Example {
            en: "risks:\n  - {title: Staff reject automatic dispatch, probability: 3, impact: 3}\n  - {title: Dispatch system fails, probability: 3, impact: 3}\n  - {title: Materials come late, probability: 3, impact: 3}\n  - {title: Personal data exposed, probability: 2, impact: 5}\n  - {title: Winter demand peak, probability: 4, impact: 3}\n",
            zh: "risks:\n  - {title: 员工抵触自动派单, probability: 3, impact: 3}\n  - {title: 派单系统中断, probability: 3, impact: 3}\n  - {title: 备件到货推迟, probability: 3, impact: 3}\n  - {title: 业主个人信息泄露, probability: 2, impact: 5}\n  - {title: 汛期报修激增, probability: 4, impact: 3}\n",
        },
        mended: Example {
            en: "risks:\n  - {title: Staff reject automatic dispatch, probability: 4, impact: 3}\n  - {title: Dispatch system fails, probability: 2, impact: 4}\n  - {title: Materials come late, probability: 3, impact: 3}\n  - {title: Personal data exposed, probability: 2, impact: 5}\n  - {title: Winter demand peak, probability: 4, impact: 3}\n",
            zh: "risks:\n  - {title: 员工抵触自动派单, probability: 4, impact: 3}\n  - {title: 派单系统中断, probability: 2, impact: 4}\n  - {title: 备件到货推迟, probability: 3, impact: 3}\n  - {title: 业主个人信息泄露, probability: 2, impact: 5}\n  - {title: 汛期报修激增, probability: 4, impact: 3}\n",
        },
        ignore: Text::new(
            "When figures show that the risks really are alike.",
            "有数据表明这些风险确实相当时。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let risks = &cx.plan.risks;
    let (Some(place), true) = (risks.place(), cx.is_complete() && risks.is_complete()) else {
        return;
    };
    let mut cells: BTreeMap<Score, Vec<&Risk>> = BTreeMap::new();
    let mut rated = 0;
    // Risks that can't be read or put on the scale may stand anywhere.
    let mut unreadable = 0;
    for exposure in &cx.risks().exposures {
        let risk = exposure.risk;
        if risk.response.value().is_some_and(|r| r.is_for_chances()) {
            continue;
        }
        if let Some(score) = exposure.inherent {
            rated += 1;
            cells.entry(score).or_default().push(risk);
        } else if !risk.probability.is_absent() && !risk.impact.is_absent() {
            unreadable += 1;
        }
    }
    let thresholds = &cx.settings.thresholds;
    let most = thresholds.crowded_cell_percent as usize * (rated + unreadable);
    // Of equally crowded cells the worst is told.
    let crowded = cells
        .into_iter()
        .max_by_key(|(score, here)| (here.len(), *score))
        .filter(|(_, here)| here.len() * 100 > most);
    let Some((score, here)) = crowded.filter(|_| rated >= thresholds.crowded_cell_risks as usize)
    else {
        return;
    };
    let finding = findings.add(
        place.key,
        text!(
            "{here} of {rated} rated risks stand in one cell: probability {probability}, impact \
             {impact}",
            "{rated} 项已评级的风险中有 {here} 项挤在同一格：概率 {probability} 级、影响 {impact} 级",
            here = here.len(),
            rated = rated,
            probability = score.probability,
            impact = score.impact,
        ),
    );
    finding.help(text!(
        "compare these risks with each other, and rate apart those that are more or less likely \
         or grave than the rest",
        "请把这些风险两两比较，概率或影响明显不同的要分开评级"
    ));
    for risk in here.iter().take(SHOWN) {
        finding.related(risk.title_span(), text!("in this cell", "落在这一格"));
    }
}
