//! Every option in use.

use crate::lang::{Lang, Text};

/// A command line and what it is for.
pub struct Example {
    /// The command line.
    pub command: &'static str,
    /// What it is for.
    pub purpose: Text,
}

macro_rules! examples {
    ($($command:literal, $en:literal, $zh:literal;)+) => {
        &[$(Example { command: $command, purpose: Text::new($en, $zh) }),+]
    };
}

static EXAMPLES: &[Example] = examples! {
    "planvet check",
        "All plans in and below this folder.",
        "检查当前文件夹及其下的全部方案。";
    "planvet check plan.yaml --lang zh --color always",
        "One plan, with Chinese messages and colours even through a pipe.",
        "检查一份方案，用中文提示；即使经过管道也保留颜色。";
    "planvet check - --format concise --quiet",
        "A plan from standard input, one line a finding and nothing else.",
        "检查标准输入中的方案，每个问题一行，不加汇总。";
    "planvet check --profile draft --fail-on error",
        "Holds all plans to what a draft must say; only errors fail the run.",
        "按草案要求检查，只有错误才算不通过。";
    "planvet check --select measurable,T501 --ignore M206",
        "Only the rules about measuring and deadlines, without one of them.",
        "只检查可衡量类规则和 T501，其中 M206 除外。";
    "planvet check --simulate",
        "Runs the rules as well that need the plans to be simulated.",
        "同时运行需要模拟方案的规则。";
    "planvet check --config rules/planvet.toml",
        "Takes this configuration for all plans.",
        "所有方案统一使用这个配置文件。";
    "planvet check --isolated --as-of 2026-12-31",
        "Without any configuration, and with allows that ended before that day told as expired.",
        "不用任何配置；到该日已过期的放行注释会被指出。";
    "planvet check --write-baseline planvet-baseline.json",
        "Takes all findings of today as known.",
        "把目前的全部问题记为已知。";
    "planvet check --baseline planvet-baseline.json --hide-known",
        "Tells only what is new since.",
        "只列出此后新出现的问题。";
    "planvet check --write-baseline planvet-baseline.json --accept-new",
        "Brings the baseline up to date, new findings included.",
        "更新基线，新问题也一并收入。";
    "planvet check --changed-since origin/main",
        "Only plans that changed on this branch.",
        "只检查本分支改动过的方案。";
    "planvet check --only-plans a.yaml compose.yaml",
        "Files that a hook names: those that are no plans are passed over.",
        "检查钩子传来的文件，不是方案的跳过。";
    "planvet check plans --diff",
        "Shows what can be mended for certain, and changes nothing.",
        "显示有把握的修改，不改动文件。";
    "planvet check plans --fix",
        "Mends that in the files, and tells what is left.",
        "在文件中作出这些修改，再列出剩下的问题。";
    "planvet check plan.yaml --fix --unsafe-fixes",
        "Makes changes, too, that somebody should look at afterwards.",
        "仅属建议的修改也一并作出，改后请核对。";
    "planvet check - --fix",
        "Mends a plan on its way from standard input to standard output.",
        "从标准输入读取方案，改后写到标准输出。";
    "planvet check --statistics --output json:counts.json --pretty",
        "How many findings of each rule there are, as indented JSON in a file.",
        "统计各规则的问题数，以缩进的 JSON 写入文件。";
    "planvet check --output sarif:out.sarif --output junit:junit.xml --output human",
        "One run, three outputs.",
        "检查一次，输出三种结果。";
    "planvet check --output csv:findings.csv --bom",
        "A list of findings that Excel opens.",
        "生成可用 Excel 打开的问题清单。";
    "planvet timeline plan.yaml --width 100",
        "Phases, tasks and milestones on 100 columns.",
        "按 100 列宽显示阶段、任务和里程碑。";
    "planvet timeline plan.yaml --why T3",
        "What drives the dates of T3, and how late it may be.",
        "说明 T3 的日期由什么决定、可推迟多久。";
    "planvet timeline plan.yaml --critical longest-path",
        "Calls critical what stands on the chain that leads to the last finish.",
        "以通向最终完成日期的驱动链判定关键。";
    "planvet timeline plan.yaml --only critical,late --by milestone",
        "The milestones that are critical or later than promised.",
        "只看关键的、或晚于承诺日期的里程碑。";
    "planvet timeline plan.yaml --status 2026-06-30 -o chart.svg",
        "The dates as they are when what is left is done after 30 June.",
        "以 6 月 30 日为状态日期，剩余工作推到其后。";
    "planvet timeline plan.yaml --baseline approved.yaml -o chart.png",
        "A chart with the dates of an earlier version below the bars, to show what has moved.",
        "横条下方画出早期版本的日期，看出哪些推迟了。";
    "planvet timeline plan.yaml -o chart.png --zoom 3",
        "A Gantt chart for slides, three times as sharp.",
        "输出可放入幻灯片的甘特图，清晰度为三倍。";
    "planvet timeline plan.yaml -o chart.svg --theme dark --scale week --from 2026-04-01 --to 2026-06-30",
        "One quarter in weeks, on a dark ground.",
        "深色配色，按周显示一个季度。";
    "planvet timeline a.yaml b.yaml --by milestone --format svg -o milestones.svg --width 1200",
        "The milestones of two plans below each other, 1200 pixels wide.",
        "两份方案的里程碑图上下排列，宽 1200 像素。";
    "planvet timeline plan.yaml --format mermaid",
        "The source of a chart, to be pasted into Markdown.",
        "输出甘特图源码，可粘贴到 Markdown 中。";
    "planvet timeline plan.yaml -o milestones.ics",
        "Milestones and deadlines for a calendar program.",
        "导出里程碑与期限，供日历软件导入。";
    "planvet timeline plan.yaml --format mspdi -o schedule.xml",
        "The schedule for Microsoft Project.",
        "把进度计划交给 Microsoft Project。";
    "planvet import schedule.xml -o plan.yaml",
        "Makes a plan of a schedule that Microsoft Project saved as XML.",
        "把 Microsoft Project 存成 XML 的进度计划转为方案。";
    "planvet import --csv tasks.csv -o plan.yaml --force",
        "Makes a plan of a task table, in the place of the one that is there.",
        "把任务表转为方案，覆盖已有的文件。";
    "planvet risks plan.yaml -o matrix.png",
        "The risk matrices before and after the responses, for a slide.",
        "输出应对前后的风险矩阵图，可放入幻灯片。";
    "planvet risks plan.yaml --view register --format csv --bom -o risks.csv",
        "The risk register for a spreadsheet.",
        "把风险登记册导出为表格文件。";
    "planvet goals plan.yaml --format json --pretty",
        "Every goal with its verdicts, progress, forecast and what would turn a verdict, as data.",
        "以 JSON 输出每个目标的检查结果、进展、预测和改法。";
    "planvet goals plans --format markdown",
        "The goals of several plans, for a document.",
        "以 Markdown 输出多份方案的目标。";
    "planvet budget plan.yaml --view sums --by phase",
        "The budget by phase.",
        "按阶段显示预算。";
    "planvet trace plan.yaml",
        "From each problem and goal to the work, money, risks and acceptance behind it.",
        "从每个问题和目标，到其任务、资金、风险和验收标准。";
    "planvet trace plan.yaml --from bottom --format csv --bom -o trace.csv",
        "Every task, budget line and risk with what it is for, for a spreadsheet.",
        "每项任务、预算明细和风险各为什么而设，导出为表格文件。";
    "planvet trace plans --holes --format markdown",
        "The holes of several plans, for a review.",
        "列出多份方案的缺口，供评审使用。";
    "planvet trace plan.yaml -o trace.svg",
        "The chain as a graph, holes in red.",
        "绘制关联图，缺口标红。";
    "planvet budget plan.yaml --view returns --horizon 5y --discount-rate 3.5%",
        "Return on investment, net present value, payback and what they hang on, over five years.",
        "按五年计算投资回报率、净现值、回收期及敏感因素。";
    "planvet budget plan.yaml --view returns --uplift equipment",
        "The same with the optimism of such projects taken out.",
        "计入设备与开发类项目的乐观偏差后再看回报。";
    "planvet budget plan.yaml --view cash -o cash.svg",
        "Planned spending against the funding, with the day money runs short, for a report.",
        "计划支出与资金到位曲线，标出资金不足之日，可放入报告。";
    "planvet budget plan.yaml --view ledger --by goal --format csv --bom -o ledger.csv",
        "What each goal costs, part by part, to be added up in a spreadsheet.",
        "各目标花费的逐笔构成，可在电子表格中复核。";
    "planvet budget plan.yaml --view earned -o earned.svg",
        "Earned value at the status date against the planned curve.",
        "绘制状态日期的挣值与计划价值曲线。";
    "planvet resources plan.yaml",
        "Which resources are used more than there are of them, in which weeks and by which tasks.",
        "哪些资源超负荷，在哪几周，由哪些任务造成。";
    "planvet resources plan.yaml --view weeks --format csv --bom -o load.csv",
        "Every resource in every week, for a spreadsheet.",
        "每项资源的逐周负荷，导出为表格文件。";
    "planvet simulate plan.yaml",
        "The odds that dates and budget are kept, and what they hang on.",
        "按期、按预算完成的把握，以及主要影响因素。";
    "planvet simulate plan.yaml -o odds.svg --percentile 90",
        "S-curves and tornados for a report, with the day and the money that are enough in nine cases of ten.",
        "绘制 S 曲线与龙卷风图，并给出九成把握所需的日期与资金。";
    "planvet simulate plan.yaml --view percentiles --format csv --bom -o odds.csv",
        "Finish and cost from P5 to P95, for a spreadsheet.",
        "把 P5 至 P95 的完工日期与成本导出为表格文件。";
    "planvet simulate plan.yaml --iterations 100000 --seed 7 --curve pert",
        "The same with other random numbers, so many of them, and another curve.",
        "换一个随机种子、迭代次数和分布再模拟一次。";
    "planvet diff old.yaml new.yaml",
        "What has changed, as a note to send along.",
        "列出改动，可作变更说明发出。";
    "planvet diff old.yaml new.yaml --fail-on slip>5d,cost>10% --fail-on goals",
        "Fails when a promise slips, the budget grows or a goal is weakened; a shell wants quotes around the >.",
        "承诺日期推迟、预算增加或目标被削弱时退出码为 1；在 shell 中 > 要加引号。";
    "planvet diff old.yaml new.yaml --fail-on slip>0d,critical",
        "Fails when the work is done later than before, by the computed dates too, or something has become critical.",
        "完成日期（含推算日期）比原来晚，或有任务新成为关键时退出码为 1。";
    "planvet diff - plan.yaml --format markdown -o changes.md",
        "The changes since the version on standard input, for a pull request.",
        "与标准输入中的旧版比较，以 Markdown 写出，供合并请求使用。";
    "planvet smart 'Cut average repair time to 6 hours within 24 weeks.'",
        "Whether a goal is SMART, and how it could read.",
        "判断一句目标是否符合 SMART，并给出改写。";
    "planvet smart goals.txt --format csv --bom -o goals.csv",
        "All sentences of a file, one a line, for a spreadsheet.",
        "判断文件中的全部目标（每行一句），导出为表格文件。";
    "planvet smart plan.yaml --format json --as-of 2026-01-05 --plan-start 2026-01-05",
        "The goals of a plan for a program, with deadlines as dates.",
        "判断方案中的目标，期限换算为日期，供程序读取。";
    "planvet smart --file notes --width 100",
        "Takes notes for the name of a file.",
        "把 notes 当作文件名。";
    "planvet smart --text goals.txt",
        "Takes goals.txt for a sentence.",
        "把 goals.txt 当作一句话。";
    "planvet explain S104 no-risks",
        "What two rules check, why, and how to mend what they find.",
        "解释两条规则：检查什么、为什么、怎么改。";
    "planvet rules --format json --pretty",
        "The catalogue of rules for programs.",
        "输出供程序读取的规则目录。";
    "planvet config drafts/plan.yaml",
        "What is in force for a plan, and where it comes from.",
        "显示对这份方案生效的设置及其来源。";
    "planvet schema config --output planvet.schema.json",
        "The JSON Schema of planvet.toml, for an editor.",
        "输出 planvet.toml 的 JSON Schema，供编辑器使用。";
    "planvet init --list",
        "Which worked plans there are to start from.",
        "列出可作起点的完整示例方案。";
    "planvet init plan.yaml --from repairs --force",
        "Starts from a worked plan, in the place of the file that is there.",
        "以完整示例方案为起点，覆盖已有文件。";
    "planvet completions bash -o planvet.bash",
        "Completions for bash.",
        "生成 bash 补全脚本。";
    "planvet man check",
        "The manual page of a verb.",
        "输出某个命令的手册页。";
    "planvet man --dir man --lang en",
        "All manual pages, in a folder.",
        "把全部手册页写入文件夹。";
    "planvet --version",
        "Which planvet this is.",
        "显示版本。";
};

/// The examples of a verb, or those without one.
pub fn of(verb: &str) -> impl Iterator<Item = &'static Example> {
    EXAMPLES.iter().filter(move |example| {
        let second = example.command.split(' ').nth(1).unwrap_or_default();
        second == verb || (verb == "planvet" && second.starts_with('-'))
    })
}

/// Examples as a list.
pub fn list(examples: impl Iterator<Item = &'static Example>, lang: Lang) -> String {
    examples
        .map(|example| {
            format!(
                "- `{}`{}{}\n",
                example.command,
                lang.pick(": ", "："),
                example.purpose.get(lang)
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The arguments that a shell makes of a command; single quotes keep words together.
    fn arguments(command: &str) -> Vec<String> {
        let mut arguments = Vec::new();
        for (at, part) in command.split('\'').enumerate() {
            match at % 2 {
                0 => arguments.extend(part.split_whitespace().map(str::to_owned)),
                _ => arguments.push(part.to_owned()),
            }
        }
        arguments
    }

    #[test]
    fn the_program_takes_every_example() {
        for example in EXAMPLES {
            let taken = crate::cli::command(Lang::En)
                .try_get_matches_from(arguments(example.command))
                .map(|_| ());
            // Asking for the version ends in a message too.
            let told = taken.err().is_none_or(|error| !error.use_stderr());
            assert!(told, "{}", example.command);
        }
    }

    #[test]
    fn every_verb_and_every_option_is_in_use() {
        let mut command = crate::cli::command(Lang::En);
        command.build();
        let uses = |examples: Vec<&Example>, option: &str| {
            let mut commands = examples.iter().map(|example| example.command);
            commands.any(|command| command.split(' ').any(|word| word == option))
        };
        for verb in command.get_subcommands() {
            assert!(of(verb.get_name()).next().is_some(), "{}", verb.get_name());
            for argument in verb.get_arguments() {
                let Some(long) = argument.get_long().filter(|long| *long != "help") else {
                    continue;
                };
                let option = format!("--{long}");
                // One that many verbs have is shown with one of them.
                let others = command.get_subcommands().filter(|other| {
                    other
                        .get_arguments()
                        .any(|other| other.get_long() == Some(long))
                });
                let shown = match others.count() {
                    1 => uses(of(verb.get_name()).collect(), &option),
                    _ => uses(EXAMPLES.iter().collect(), &option),
                };
                assert!(shown, "{} {option}", verb.get_name());
            }
        }
    }
}
