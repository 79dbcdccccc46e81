//! K711: a category in which nobody looked for risks.

use crate::check::rules::prelude::*;
use crate::lang::Lang;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "K711",
        name: "missing-category",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new(
        "no risk in a category that such plans look at",
        "缺少这类方案应识别的风险类别",
    ),
    docs: Docs {
        checks: Text::new(
            "A plan that names its `kind` has a risk in each category that the kind looks at: \
             market, operation, technology, compliance for expansion; people, culture, \
             technology, data security, operation, coordination for process; people, resource, \
             effect for attitude; policy, execution, opinion, technology for communication. \
             `risk_categories` under `[kinds.NAME]` in planvet.toml sets others. A category may \
             be written in either language and with more words. Plans whose risks don't all \
             name a category are left alone: what is missing may be among them.",
            "写明类型（`kind`）的方案，在该类型应识别的每个类别里都要有风险：拓展类为市场、运营、技术、合规；\
             流程类为人员、文化、技术、数据安全、运营、协调；态度类为人员、资源、效果；沟通类为政策、执行、舆情、技术。\
             可在 planvet.toml 的 `[kinds.名称]` 中用 `risk_categories` 另行设定。类别用中文或英文、写得更长都能识别。\
             只要有风险没写类别就不查：缺的那类可能就在其中。",
        ),
        why: Text::new(
            "Risks are found where somebody looks: a list of sources keeps whole groups from \
             being forgotten (PMBOK, risk breakdown structure; ISO 31000:2018, 6.4.2).",
            "往哪里想，才能识别出哪里的风险；对照风险类别逐项排查，才不会整类遗漏（PMBOK 风险分解结构；ISO 31000:2018 第 6.4.2 条）。",
        ),
        fails: Example {
            en: "kind: attitude\nrisks:\n  - {id: R1, title: Staff resist the appraisal, category: people}\n  - {id: R2, title: Too few trainers, category: resource}\n",
            zh: "kind: 态度\nrisks:\n  - {id: R1, title: 员工抵触考核, category: 人员}\n  - {id: R2, title: 讲师不足, category: 资源}\n",
        },
        mended: Example {
            en: "kind: attitude\nrisks:\n  - {id: R1, title: Staff resist the appraisal, category: people}\n  - {id: R2, title: Too few trainers, category: resource}\n  - {id: R3, title: Attitude falls back after the training, category: effect}\n",
            zh: "kind: 态度\nrisks:\n  - {id: R1, title: 员工抵触考核, category: 人员}\n  - {id: R2, title: 讲师不足, category: 资源}\n  - {id: R3, title: 培训后态度回落, category: 效果}\n",
        },
        ignore: Text::new(
            "When the category was thought through and holds no risk worth writing down.",
            "该类别已逐项想过、确无值得列出的风险时。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let plan = cx.plan;
    let Some(place) = plan.risks.place() else {
        return;
    };
    if !cx.is_complete() || !plan.risks.is_complete() || plan.risks.is_empty() {
        return;
    }
    let Some(written) = plan.kind.get() else {
        return;
    };
    let Some(kind) = cx.settings.kinds.of(written) else {
        return;
    };
    let categories = plan.risks.iter().map(|risk| risk.category.get());
    let categories: Option<Vec<_>> = categories
        .map(|category| category.filter(|text| !text.as_str().trim().is_empty()))
        .collect();
    let Some(categories) = categories else {
        return;
    };
    let lacking: Vec<_> = kind
        .risk_categories
        .iter()
        .filter(|wanted| {
            !categories.iter().any(|category| {
                let texts = [
                    category.as_str(),
                    category.get(Lang::Zh),
                    category.get(Lang::En),
                ];
                texts.into_iter().any(|text| wanted.is_meant_by(text))
            })
        })
        .collect();
    if lacking.is_empty() {
        return;
    }
    findings
        .add(
            place.key,
            text!(
                "a plan of the kind `{kind}` has no risk of the category {categories}",
                "“{kind}”类方案没有识别这些类别的风险：{categories}",
                kind = written.as_str(),
                categories = Listed(&lacking),
            ),
        )
        .help(text!(
            "think through what may go wrong there and add it to the risks; other categories \
             can be set under `[kinds.{name}]` in planvet.toml",
            "请逐类想一想可能出什么问题，补充风险；也可在 planvet.toml 的 `[kinds.{name}]` 中设定其他类别",
            name = kind.name.as_str(),
        ));
}
