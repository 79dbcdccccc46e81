//! E901: a chapter that plans of the kind have.

use crate::check::rules::prelude::*;
use crate::check::rules::risk::k701;
use crate::plan::Chapter;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "E901",
        name: "missing-chapter",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new(
        "a chapter that such plans have is missing",
        "缺少这类方案应有的章节",
    ),
    docs: Docs {
        checks: Text::new(
            "A plan that names its `kind` has the chapters of the kind. Known kinds are \
             satisfaction, process, attitude, communication and expansion, and those of \
             planvet.toml, where `[kinds.NAME]` with `chapters` also changes what a known kind \
             asks for. Any other kind is left alone, unless its name is a known one but for a \
             slip. Goals and risks that other rules ask for (F005, K701) are not told again.",
            "写明类型（`kind`）的方案，应有该类型的各个章节。内置类型有 satisfaction（满意度）、process（流程优化）、\
             attitude（态度）、communication（沟通）、expansion（拓展）；planvet.toml 可用 `[kinds.名称]` 的 `chapters` \
             增加类型或调整内置类型的章节。其他类型不查，但疑似把已知类型写错的会提示。F005、K701 已要求的目标和风险不再重复提示。",
        ),
        why: Text::new(
            "Plans of a kind answer the same questions, and a reviewer looks for the answers in \
             the same chapters: a plan without problems has no reason, one without a budget no \
             means (HM Treasury Green Book 2022: a business case is complete in all its parts).",
            "同类方案要回答同样的问题，评审也按同样的章节去找答案：没有问题就没有立项理由，没有预算就没有落实条件\
             （英国财政部《绿皮书》2022：商业论证的各部分都要完整）。",
        ),
        fails: Example {
            en: "kind: attitude\nbackground:\n  - Residents miss initiative\nproblems:\n  - {id: P1, title: Staff wait to be called}\nphases:\n  - title: Training\nrisks:\n  - {id: R1, title: Staff resist}\n",
            zh: "kind: 态度\nbackground:\n  - 业主反映服务不主动\nproblems:\n  - {id: P1, title: 不叫不到}\nphases:\n  - title: 培训阶段\nrisks:\n  - {id: R1, title: 员工抵触}\n",
        },
        mended: Example {
            en: "kind: attitude\nbackground:\n  - Residents miss initiative\nproblems:\n  - {id: P1, title: Staff wait to be called}\nphases:\n  - title: Training\nrisks:\n  - {id: R1, title: Staff resist}\nresources:\n  - {id: trainer, title: Trainers}\nbudget:\n  lines:\n    - {title: Training, amount: CNY 40000}\n",
            zh: "kind: 态度\nbackground:\n  - 业主反映服务不主动\nproblems:\n  - {id: P1, title: 不叫不到}\nphases:\n  - title: 培训阶段\nrisks:\n  - {id: R1, title: 员工抵触}\nresources:\n  - {id: trainer, title: 培训讲师}\nbudget:\n  lines:\n    - {title: 班组培训, amount: 4万元}\n",
        },
        ignore: Text::new(
            "When the chapter stands in another document that the plan names; if all plans of \
             the organisation leave it out, change `chapters` in planvet.toml instead.",
            "该章节另有文件、方案已注明时；若本单位的方案都不含该章节，请改 planvet.toml 中的 `chapters`。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let plan = cx.plan;
    let Some(written) = plan.kind.spanned().filter(|_| cx.is_complete()) else {
        return;
    };
    let kinds = &cx.settings.kinds;
    let Some(kind) = kinds.of(written.value) else {
        if let Some(meant) = kinds.meant(written.value) {
            findings
                .add(
                    written.span,
                    text!(
                        "no kind of plan is called `{kind}`, so its chapters can't be checked",
                        "没有名为“{kind}”的方案类型，无法检查应有的章节",
                        kind = written.value.as_str(),
                    ),
                )
                .help(text!(
                    "did you mean `{meant}`?",
                    "是不是想写“{meant}”？",
                    meant = meant,
                ));
        }
        return;
    };
    // An empty list of goals is a missing key, and a plan without risks has its own rule.
    let is_told = |chapter: Chapter| match chapter {
        Chapter::Goals => true,
        Chapter::Risks => k701::lacks_risks(plan) && cx.settings.runs(&k701::RULE),
        _ => false,
    };
    let lacking = kind
        .chapters
        .iter()
        .copied()
        .filter(|&chapter| !plan.has_chapter(chapter) && !is_told(chapter));
    let lacking: Vec<Text> = lacking
        .map(|chapter| {
            let (key, label) = (chapter.word(), chapter.label());
            Text {
                en: format!("`{key}`").into(),
                zh: format!("{}（`{key}`）", label.zh).into(),
            }
        })
        .collect();
    if lacking.is_empty() {
        return;
    }
    findings
        .add(
            written.span,
            text!(
                "a plan of the kind `{kind}` lacks {chapters}",
                "“{kind}”类方案还缺少章节：{chapters}",
                kind = written.value.as_str(),
                chapters = Listed(&lacking),
            ),
        )
        .help(text!(
            "write these chapters; if plans of your organisation don't have them, change \
             `chapters` under `[kinds.{name}]` in planvet.toml",
            "请补上这些章节；若本单位的方案不含这些章节，可在 planvet.toml 的 `[kinds.{name}]` 中调整 `chapters`",
            name = kind.name.as_str(),
        ));
}
