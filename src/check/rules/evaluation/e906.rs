//! E906: a stakeholder who can't be reached.

use crate::check::rules::prelude::*;
use crate::plan::Stakeholder;
use crate::plan::value::Grade;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "E906",
        name: "stakeholder-without-channel",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new("stakeholder has no channel", "相关方没有沟通渠道"),
    docs: Docs {
        checks: Text::new(
            "Every stakeholder with high influence or high interest has a channel through which \
             it is reached, and so has one of whom the plan states neither. Those graded lower \
             are left alone.",
            "影响力或关注度为“高”的相关方都要写明沟通渠道；两项都没有写的也要写。程度为中、低的不查。",
        ),
        why: Text::new(
            "How each stakeholder is informed and heard is planned, most carefully for those \
             with power or interest (PMBOK, communications and stakeholder engagement planning). \
             Who is not reached finds out late and objects late.",
            "对每个相关方如何告知、如何听取意见应事先安排，影响力或关注度高的尤其如此\
             （PMBOK 沟通规划与相关方参与规划）。没有渠道，他们知道得晚，反对也来得晚。",
        ),
        fails: Example {
            en: "stakeholders:\n  - {id: S1, name: Owners' committee, influence: high, interest: high}\n",
            zh: "stakeholders:\n  - {id: S1, name: 业主委员会, influence: high, interest: high}\n",
        },
        mended: Example {
            en: "stakeholders:\n  - {id: S1, name: Owners' committee, influence: high, interest: high, channels: [quarterly meeting, minutes]}\n",
            zh: "stakeholders:\n  - {id: S1, name: 业主委员会, influence: high, interest: high, channels: [季度联席会, 会议纪要]}\n",
        },
        ignore: Text::new(
            "When someone else outside the plan keeps in touch with the stakeholder.",
            "与该相关方的沟通由方案之外的其他部门负责时。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    if !cx.is_complete() {
        return;
    }
    for stakeholder in &cx.plan.stakeholders {
        if !stakeholder.channels.is_absent() || !matters(stakeholder) {
            continue;
        }
        let finding = findings.add(
            stakeholder.title_span(),
            text!(
                "stakeholder {stakeholder} has no channel",
                "相关方{stakeholder}没有沟通渠道",
                stakeholder = stakeholder.name(),
            ),
        );
        for grade in [&stakeholder.influence, &stakeholder.interest] {
            if let Some(high) = grade.spanned().filter(|grade| *grade.value == Grade::High) {
                finding.related(high.span, text!("graded high here", "此处评为“高”"));
            }
        }
        finding.help(text!(
            "add `channels:` with the ways in which they are told and heard",
            "请补上 `channels:`，写明如何告知、如何听取意见，如业主群、联席会、热线"
        ));
    }
}

/// Whether influence or interest is high, or the plan says nothing about either.
fn matters(stakeholder: &Stakeholder) -> bool {
    let grades = [&stakeholder.influence, &stakeholder.interest];
    grades.iter().all(|grade| grade.is_absent())
        || grades
            .iter()
            .any(|grade| grade.value() == Some(Grade::High))
}
