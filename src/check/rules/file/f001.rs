//! F001: the text is not YAML.

use super::offer_mark;
use crate::check::rules::prelude::*;
use crate::plan::read::Fault;
use crate::source::{SourceFault, SyntaxHint};

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "F001",
        name: "invalid-yaml",
    },
    severity: Severity::Error,
    since: Maturity::Draft,
    title: Text::new("the file is not valid YAML", "文件不是合法的 YAML"),
    docs: Docs {
        checks: Text::new(
            "The file must be YAML 1.2. Reading stops at the first fault of syntax: what stands \
             before it is still checked, what stands behind it isn't. Slips that planners make \
             most often are named: full-width punctuation, tabs, a quotation mark or bracket \
             that is never closed, an alias without an anchor, an alias inside its own value, \
             and a file with nothing in it.",
            "文件必须是 YAML 1.2。遇到第一处语法错误即停止读取：之前的内容照常检查，之后的不再检查。\
             最常见的笔误会直接点明：误用全角标点、用制表符缩进、引号或括号没有闭合、引用了不存在的锚点、\
             锚点引用了自身，以及空文件。",
        ),
        why: Text::new(
            "A file that can't be read can't be judged, and half of a plan would be judged \
             wrongly (YAML 1.2.2, chapter 5 to 9).",
            "读不了的文件无从评判，只读一半又会误判（YAML 1.2.2 第 5～9 章）。",
        ),
        fails: Example {
            en: "goals:\n  - id: G1\n    title：Answer repair requests faster\n    owner: Head of repairs\n",
            zh: "goals:\n  - id: G1\n    title：缩短维修响应时间\n    owner: 工程部经理\n",
        },
        mended: Example {
            en: "goals:\n  - id: G1\n    title: Answer repair requests faster\n    owner: Head of repairs\n",
            zh: "goals:\n  - id: G1\n    title: 缩短维修响应时间\n    owner: 工程部经理\n",
        },
        ignore: Text::new(
            "Never: the rest of the file is not checked until it is mended.",
            "不应忽略：修正之前，文件其余部分不会被检查。",
        ),
    },
    run: Run::Fault(run),
};

fn run(fault: &Fault, findings: &mut Findings<'_>) {
    match fault {
        Fault::Source(SourceFault::Syntax { detail, hint, span }) => {
            syntax(detail, *hint, *span, findings);
        }
        Fault::Source(SourceFault::SelfReference { span }) => {
            findings
                .add(
                    *span,
                    text!(
                        "this alias stands inside the value it refers to",
                        "该别名引用了包含它自己的内容"
                    ),
                )
                .help(text!(
                    "write the value out, or refer to an anchor that ends before this place",
                    "请把内容直接写出来，或引用在此之前已经结束的锚点"
                ));
        }
        Fault::Source(SourceFault::NothingToMerge { span }) => {
            findings
                .add(
                    *span,
                    text!(
                        "a merge key (`<<`) takes the keys of an alias, and this has none",
                        "合并键（`<<`）要引用带键的内容，此处没有可合并的键"
                    ),
                )
                .help(text!(
                    "write the alias with its asterisk, such as `<<: *common`",
                    "请写成带星号的别名，如 `<<: *common`"
                ));
        }
        Fault::Source(SourceFault::Empty) => {
            findings
                .add(fault.span(), text!("the file is empty", "文件是空的"))
                .help(text!(
                    "`planvet init FILE` writes a plan to start from",
                    "可用 `planvet init 文件名` 生成一份起步方案"
                ));
        }
        _ => {}
    }
}

fn syntax(
    detail: &str,
    hint: Option<SyntaxHint>,
    span: crate::source::Span,
    findings: &mut Findings<'_>,
) {
    match hint {
        Some(SyntaxHint::Punctuation(slip)) => {
            let finding = findings
                .add(
                    slip.span,
                    text!(
                        "`{typed}` is not what YAML expects here, so the file can't be read on",
                        "此处误用了“{typed}”，YAML 无法继续读取",
                        typed = slip.typed,
                    ),
                )
                .help(text!(
                    "write `{wanted}` (half-width, with a space behind it)",
                    "请改为半角的“{wanted}”，后面留一个空格",
                    wanted = slip.wanted.trim_end(),
                ));
            offer_mark(finding, slip);
        }
        Some(SyntaxHint::Tab) => {
            findings
                .add(
                    span,
                    text!("a tab is used for indentation", "使用了制表符（Tab）缩进"),
                )
                .help(text!(
                    "indent with spaces, two a level",
                    "请改用空格缩进，每级两个"
                ));
        }
        Some(SyntaxHint::UnknownAnchor) => {
            findings
                .add(
                    span,
                    text!(
                        "this alias has no anchor before it",
                        "该别名之前没有对应的锚点"
                    ),
                )
                .help(text!(
                    "set the anchor first (`&name`), or put the text in quotation marks if the `*` is part of it",
                    "请先定义锚点（`&名称`）；如果 `*` 是正文的一部分，请给文字加引号"
                ));
        }
        Some(SyntaxHint::Unclosed) => {
            findings
                .add(
                    span,
                    text!(
                        "a quotation mark or bracket is never closed",
                        "有引号或括号没有闭合"
                    ),
                )
                .help(text!(
                    "close it where its text or list ends",
                    "请在文字或列表结束处补上"
                ));
        }
        None => {
            findings
                .add(
                    span,
                    text!(
                        "not valid YAML: {detail}",
                        "YAML 语法错误（{detail}）",
                        detail = detail,
                    ),
                )
                .help(text!(
                    "look at indentation, colons and quotation marks on this line and the one before",
                    "请检查本行与上一行的缩进、冒号和引号"
                ));
        }
    }
}
