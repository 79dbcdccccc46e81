//! F006: a list stands where a text should, or the like.

use super::offer_mark;
use crate::check::rules::prelude::*;
use crate::plan::read::Fault;
use crate::source::NodeKind;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "F006",
        name: "wrong-type",
    },
    severity: Severity::Error,
    since: Maturity::Draft,
    title: Text::new("a value has the wrong type", "值的类型不对"),
    docs: Docs {
        checks: Text::new(
            "Where the format wants a text, a list or a mapping, that is what must stand there. \
             A single text may stand for a list of one.",
            "格式要求文字、列表或键值对的地方，必须写成相应的形式。只有一项的列表可以直接写成文字。",
        ),
        why: Text::new(
            "What has the wrong type can't be read, so nothing below it is checked. The usual \
             cause is a full-width colon, which makes a text of what was meant as a key.",
            "类型不对就无法读取，其下的内容都不会被检查。最常见的原因是误用全角冒号，把键值对写成了一段文字。",
        ),
        fails: Example {
            en: "goals:\n  - title：Answer repair requests faster\n",
            zh: "goals:\n  - title：缩短维修响应时间\n",
        },
        mended: Example {
            en: "goals:\n  - title: Answer repair requests faster\n",
            zh: "goals:\n  - title: 缩短维修响应时间\n",
        },
        ignore: Text::new("Never.", "不应忽略。"),
    },
    run: Run::Fault(run),
};

fn run(fault: &Fault, findings: &mut Findings<'_>) {
    let Fault::WrongType {
        expected,
        found,
        span,
        slip,
    } = fault
    else {
        return;
    };
    let help = help(expected, *found);
    let found = match found {
        NodeKind::Null | NodeKind::Broken => text!("nothing", "空值"),
        NodeKind::Scalar => text!("a text", "一段文字"),
        NodeKind::List => text!("a list", "一个列表"),
        NodeKind::Mapping => text!("keys with values", "键值对"),
    };
    let message = text!(
        "expected {expected} here, found {found}",
        "此处应为{expected}，实际是{found}",
        expected = expected,
        found = found,
    );
    match slip {
        Some(slip) => {
            let finding = findings
                .add(slip.span, message)
                .help(text!(
                    "`{typed}` makes a text of the line; write `{wanted}` (half-width, with a space behind it)",
                    "“{typed}”让整行变成了一段文字，请改为半角的“{wanted}”，后面留一个空格",
                    typed = slip.typed,
                    wanted = slip.wanted.trim_end(),
                ));
            offer_mark(finding, *slip);
        }
        None => {
            findings.add(*span, message).help(help);
        }
    }
}

/// Records that may be as little as a title.
const TITLED: &[&str] = &[
    "a goal",
    "a phase",
    "a milestone",
    "a task",
    "a risk",
    "a problem",
    "a cause",
    "a resource",
    "a review",
    "a budget line",
    "a benefit",
];

/// What to write instead.
fn help(expected: &Text, found: NodeKind) -> Text {
    match (expected.en.as_ref(), found) {
        ("a measure", NodeKind::Scalar) => text!(
            "write the keys `metric:`, `baseline:` and `target:` with their values",
            "请分别写出 `metric:`、`baseline:` 和 `target:`"
        ),
        (record, NodeKind::Scalar) if TITLED.contains(&record) => text!(
            "write the text as a title: `- title: …`",
            "请把这段文字写成标题：`- title: …`"
        ),
        (_, NodeKind::List) => text!(
            "write one value, without a list",
            "请只写一项，不要写成列表"
        ),
        _ => text!(
            "write {expected} here",
            "请在此处写{expected}",
            expected = expected,
        ),
    }
}
