//! F013: the file asks too much of the program.

use crate::check::rules::prelude::*;
use crate::plan::read::Fault;
use crate::source::SourceFault;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "F013",
        name: "too-large-or-deep",
    },
    severity: Severity::Error,
    since: Maturity::Draft,
    title: Text::new("the file is too large or too deep", "文件过大或嵌套过深"),
    docs: Docs {
        checks: Text::new(
            "A file may have 64 MiB, 64 levels of nesting, and 8 million values once its aliases \
             are written out.",
            "文件上限为 64 MiB、64 层嵌套；别名全部展开后不超过 800 万个值。",
        ),
        why: Text::new(
            "No plan needs more; a file that does is broken or meant to exhaust the machine.",
            "没有方案需要更多；超出的文件要么损坏，要么有意耗尽机器资源。",
        ),
        fails: Example::same(concat!(
            "title: x\nx-deep: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[x",
            "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n",
        )),
        mended: Example::same("title: x\nx-deep: [x]\n"),
        ignore: Text::new(
            "Never; split a file that holds many plans.",
            "不应忽略；一个文件里方案太多时请拆分。",
        ),
    },
    run: Run::Fault(run),
};

fn run(fault: &Fault, findings: &mut Findings<'_>) {
    let Fault::Source(fault) = fault else { return };
    let message = match fault {
        SourceFault::TooLarge { bytes, limit } => text!(
            "the file has {bytes} MiB; {limit} MiB are read",
            "文件有 {bytes} MiB，最多读取 {limit} MiB",
            bytes = bytes.div_ceil(1 << 20),
            limit = limit >> 20,
        ),
        SourceFault::TooDeep { limit, .. } => text!(
            "lists and mappings are nested deeper than {limit} levels",
            "列表与键值对的嵌套超过 {limit} 层",
            limit = limit,
        ),
        SourceFault::TooManyAliases { limit, .. } => text!(
            "with its aliases written out the file has more than {limit} values",
            "别名展开后，文件包含的值超过 {limit} 个",
            limit = limit,
        ),
        _ => return,
    };
    findings.add(fault.span(), message);
}
