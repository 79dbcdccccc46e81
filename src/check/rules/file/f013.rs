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
        // Nobody has read it further than that.
        SourceFault::TooLarge { limit, .. } => text!(
            "the file has more than {limit} MiB, which is all that is read of one",
            "文件超过 {limit} MiB，单个文件最多读取这么多",
            limit = limit >> 20,
        ),
        SourceFault::TooDeep { limit, .. } => text!(
            "lists and mappings are nested deeper than {limit} levels",
            "列表与键值对的嵌套超过 {limit} 层",
            limit = limit,
        ),
        SourceFault::TooManyAliases { limit, .. } => text!(
            "the file has more than {limit} values, aliases written out",
            "文件包含的值超过 {limit} 个（别名展开后）",
            limit = limit,
        ),
        _ => return,
    };
    let finding = findings.add(fault.span(), message);
    if !matches!(fault, SourceFault::TooDeep { .. }) {
        finding.help(text!(
            "split the plan into several files, each a plan of its own; one holds some 500,000 tasks, and \
             all commands take several files at once",
            "请把方案拆成多个文件，各成一份方案；一个文件可容纳约 50 万个任务，各命令都可同时处理多个文件"
        ));
    }
}
