//! K717: a level that the risk scale doesn't have.

use crate::check::rules::prelude::*;
use crate::check::suggest::closest;
use crate::lang::Lang;
use crate::plan::Impact;
use crate::plan::read::{Either, Field};
use crate::plan::value::{LevelName, Probability};
use crate::risk::Scale;
use crate::source::Spanned;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "K717",
        name: "unknown-level",
    },
    severity: Severity::Error,
    since: Maturity::Draft,
    title: Text::new("the risk scale has no such level", "风险标准中没有这个等级"),
    docs: Docs {
        checks: Text::new(
            "A level of probability or impact, before or after the response, is one of the scale \
             in force: a number up to its highest level, or a label of it in either language. On \
             planvet's own five levels the usual words count as well (`likely`, `minor`). The \
             scale is that of `risk_scale` in the plan, else of `[risk]` in planvet.toml, else \
             planvet's own. Where the plan's own scale can't be used (K718), nothing is told.",
            "应对前后的概率、影响等级，都须是所用风险标准中的等级：写不超过最高级的数字，或中英文等级名称；\
             默认五级标准也接受常用说法（如 `likely`、`minor`）。风险标准依次取方案的 `risk_scale`、\
             planvet.toml 的 `[risk]`、内置标准。方案自定的标准无法使用时（K718）不作判断。",
        ),
        why: Text::new(
            "What a word means differs between scales: \"critical\" is the fourth level on one and \
             the fifth on another. A level that is guessed puts the risk into the wrong field.",
            "同一个词在不同量表中含义不同：“较高”在有的量表中低于“高”，在有的量表中已是最高。猜错等级，风险就落错了格。",
        ),
        fails: Example {
            en: "risks:\n  - {id: R1, title: Dispatch system fails, probability: rather high, impact: 3}\n",
            zh: "risks:\n  - {id: R1, title: 派单系统中断, probability: 较高, impact: 3}\n",
        },
        mended: Example {
            en: "risks:\n  - {id: R1, title: Dispatch system fails, probability: high, impact: 3}\n",
            zh: "risks:\n  - {id: R1, title: 派单系统中断, probability: 高, impact: 3}\n",
        },
        ignore: Text::new(
            "Never: a risk without a level isn't rated, and stands in no matrix.",
            "不应忽略：没有等级的风险无法评级，也不会出现在矩阵中。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let own = &cx.risks().scale;
    // Of a scale that can't be used it isn't known which levels it has.
    if !own.is_usable {
        return;
    }
    let scale = &own.scale;
    for risk in &cx.plan.risks {
        probability(&risk.probability, scale, findings);
        impact(&risk.impact, scale, findings);
        if let Some(left) = risk.residual.get() {
            probability(&left.probability, scale, findings);
            impact(&left.impact, scale, findings);
        }
    }
}

fn probability(field: &Field<Probability>, scale: &Scale, findings: &mut Findings<'_>) {
    if let Some(Spanned {
        value: Probability::Level(name),
        span,
    }) = field.spanned()
        && scale.probability_named(name).is_none()
    {
        let labels = scale.probability.iter().map(|step| &step.label);
        let noun = Text::new("a level of probability", "概率等级");
        tell(
            Spanned { value: name, span },
            &labels.collect::<Vec<_>>(),
            &noun,
            findings,
        );
    }
}

fn impact(field: &Field<Impact>, scale: &Scale, findings: &mut Findings<'_>) {
    let mut look = |name: Spanned<&LevelName>| {
        if scale.impact_named(name.value).is_none() {
            let labels = scale.impact.iter().map(|step| &step.label);
            let noun = Text::new("a level of impact", "影响等级");
            tell(name, &labels.collect::<Vec<_>>(), &noun, findings);
        }
    };
    match field.spanned() {
        Some(Spanned {
            value: Either::Short(name),
            span,
        }) => look(Spanned { value: name, span }),
        Some(Spanned {
            value: Either::Long(detail),
            ..
        }) => {
            let names = detail.by_level().map(|(_, field)| field.spanned());
            names.into_iter().flatten().for_each(look);
        }
        None => {}
    }
}

/// Tells a level that the scale doesn't have, with those that it has.
fn tell(name: Spanned<&LevelName>, labels: &[&Text], noun: &Text, findings: &mut Findings<'_>) {
    let shown: String = name.value.to_string().chars().take(60).collect();
    let meant = closest(
        &shown,
        labels
            .iter()
            .flat_map(|label| Lang::ALL.map(|lang| label.get(lang))),
    );
    let levels: Vec<Text> = (1..)
        .zip(labels)
        .map(|(number, label)| {
            text!(
                "{number} {label}",
                "{number}（{label}）",
                number = number,
                label = *label
            )
        })
        .collect();
    let help = match meant {
        Some(meant) => text!(
            "did you mean `{meant}`? The scale has {levels}",
            "是不是想写“{meant}”？可用的等级：{levels}",
            meant = meant,
            levels = Listed(&levels),
        ),
        None => text!(
            "the scale has {levels}",
            "可用的等级：{levels}",
            levels = Listed(&levels),
        ),
    };
    let message = match name.value {
        LevelName::Number(_) => text!(
            "`{shown}` is out of range for {noun}",
            "“{shown}”超出{noun}的允许范围",
            shown = shown,
            noun = noun,
        ),
        LevelName::Word(_) => text!(
            "`{shown}` can't be read as {noun}",
            "“{shown}”无法识别为{noun}",
            shown = shown,
            noun = noun,
        ),
    };
    findings.add(name.span, message).help(help);
}
