//! E904: nobody says how often the plan is looked at.

use crate::check::rules::prelude::*;
use crate::plan::Review;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "E904",
        name: "no-review-cadence",
    },
    severity: Severity::Warning,
    since: Maturity::Approved,
    title: Text::new("reviews have no cadence", "复盘没有固定频率"),
    docs: Docs {
        checks: Text::new(
            "An evaluation chapter lists reviews, and every review says how often it is held. A \
             review that by its title is held once (final, mid-term, at the end of a phase …) \
             needs no frequency when another review has one.",
            "评估一章应列出复盘安排，每项复盘都要写频率。标题表明只开一次的（终期、中期、阶段评审等），\
             只要另有写明频率的复盘，可以不写。",
        ),
        why: Text::new(
            "A plan that is only looked at when it is over can no longer be steered: reviews are \
             held at planned intervals (ISO 9001:2015, 9.3 management review).",
            "只在结束时才回头看，方案就无法纠偏：评审应按计划的时间间隔进行（ISO 9001:2015，9.3 管理评审）。",
        ),
        fails: Example {
            en: "evaluation:\n  reviews:\n    - {title: Review with the heads of department, owner: Head of service}\n",
            zh: "evaluation:\n  reviews:\n    - {title: 跨部门复盘, owner: 客服总监}\n",
        },
        mended: Example {
            en: "evaluation:\n  reviews:\n    - {title: Review with the heads of department, frequency: monthly, owner: Head of service}\n",
            zh: "evaluation:\n  reviews:\n    - {title: 跨部门复盘, frequency: 每月, owner: 客服总监}\n",
        },
        ignore: Text::new(
            "When the plan is so short that one review at its end is enough.",
            "方案周期很短、结束时评一次即可时。",
        ),
    },
    run: Run::Plan(run),
};

/// Words in the title of a review that is held once.
const ONCE: &[&str] = &[
    "终期",
    "期末",
    "末期",
    "年终",
    "最终",
    "总评",
    "结项",
    "结题",
    "收官",
    "中期",
    "期中",
    "阶段",
    "验收",
    "一次性",
    "final",
    "clos",
    "mid-term",
    "midterm",
    "end of",
    "end-of",
    "phase",
    "stage",
    "gate",
    "acceptance",
    "post-",
];

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let (Some(evaluation), Some(place)) = (cx.plan.evaluation.get(), cx.plan.evaluation.place())
    else {
        return;
    };
    if !cx.is_complete() {
        return;
    }
    let reviews = &evaluation.reviews;
    if reviews.is_absent() {
        findings
            .add(
                place.key,
                text!(
                    "the evaluation has no reviews: nobody looks at the plan on the way",
                    "评估一章没有复盘安排，实施过程中无人定期检查"
                ),
            )
            .help(text!(
                "add `reviews: [{title: …, frequency: monthly, owner: …}]`",
                "请补上 `reviews: [{title: 月度复盘, frequency: 每月, owner: …}]`"
            ));
        return;
    }
    let regular =
        !reviews.is_complete() || reviews.iter().any(|review| !review.frequency.is_absent());
    for review in reviews {
        if !review.frequency.is_absent() || (regular && is_held_once(review)) {
            continue;
        }
        findings
            .add(
                review.title_span(),
                text!(
                    "review {review} doesn't say how often it is held",
                    "复盘{review}没有写频率",
                    review = review.name(),
                ),
            )
            .help(if is_held_once(review) {
                text!(
                    "add a regular review beside it, weekly, monthly or quarterly",
                    "请另设定期复盘，如每周、每月、每季度"
                )
            } else {
                text!(
                    "add `frequency:`, such as weekly, monthly or quarterly",
                    "请补上 `frequency:`，如每周、每月、每季度"
                )
            });
    }
}

fn is_held_once(review: &Review) -> bool {
    review.title.get().is_some_and(|title| {
        let title = title.as_str().to_lowercase();
        ONCE.iter().any(|word| title.contains(word))
    })
}
