//! Help of the verbs that judge: check, smart, rules, explain.

use crate::lang::Text;

/// By `verb`, `verb.argument` or, for arguments of several verbs, `*.argument`.
pub const HELP: &[(&str, Text)] = &[
    (
        "check",
        Text::new(
            "Says on which line a plan falls short, why it matters and how to mend it",
            "指出方案哪一行有问题、为什么重要、如何修改",
        ),
    ),
    (
        "smart",
        Text::new(
            "Judges goal sentences: which criteria of SMART hold, why, and how the goal could read",
            "判断目标表述是否符合 SMART，说明理由，并给出改写",
        ),
    ),
    (
        "smart.input",
        Text::new(
            "A sentence; or a file with one a line, or a plan, whose goals are judged; or - for \
             standard input, as if nothing is given. What names a file that is there is a file",
            "一句目标；或每行一句的文本文件；或方案文件（判断其中的目标）；或 -（标准输入，不写也是）。\
             与已有文件同名的视为文件",
        ),
    ),
    (
        "smart.format",
        Text::new(
            "How the verdicts are written; json has one object a line",
            "输出格式；json 每行一个对象",
        ),
    ),
    (
        "smart.as_of",
        Text::new(
            "The day from which `this year` and `next month` are counted; else a plan's status date, \
             else they get no date",
            "推算“年内”“下月”等期限的当天；不指定则取方案的状态日期，都没有则不推算",
        ),
    ),
    (
        "smart.plan_start",
        Text::new(
            "The day from which `within 3 months` is counted; else a plan's first day, else that of --as-of",
            "推算“3个月内”等期限的起始日；不指定则取方案的开始日期，再则取 --as-of",
        ),
    ),
    (
        "smart.text",
        Text::new(
            "Takes the argument as a sentence, even if a file has that name",
            "把参数当作一句目标，即使有同名文件",
        ),
    ),
    (
        "smart.file",
        Text::new(
            "Takes the argument as the name of a file",
            "把参数当作文件名",
        ),
    ),
    (
        "explain",
        Text::new(
            "Explains rules: what they check, why, with examples",
            "解释规则：检查什么、为什么、附例子",
        ),
    ),
    ("rules", Text::new("Lists all rules", "列出全部规则")),
    (
        "check.paths",
        Text::new(
            "Files, folders (every *.yaml and *.yml below that is a plan), or - for standard input",
            "文件、文件夹（其下所有是方案的 *.yaml 与 *.yml），或 - 表示标准输入",
        ),
    ),
    (
        "check.format",
        Text::new(
            "How findings are written, where --output names no format; human if not given",
            "结果的输出格式，用于 --output 未写明格式的输出；不指定则为 human",
        ),
    ),
    (
        "check.output",
        Text::new(
            "FORMAT, FORMAT:FILE, FILE or - for standard output; may be given several times. Files are \
             written whole when the run has ended, or not at all; one that has the name of a format is \
             written ./json",
            "格式、格式:文件、文件，或 -（标准输出）；可多次使用。文件在运行结束时完整写入，\
             否则不写；与格式同名的文件写作 ./json",
        ),
    ),
    (
        "check.fix",
        Text::new(
            "Makes the changes that mend findings for certain, and tells what is left; `# planvet: \
             allow` is heeded. What came from standard input goes to standard output, and \
             findings to standard error",
            "自动修改有把握的问题，再列出剩下的；带 `# planvet: allow` 的不改。\
             来自标准输入的方案改后写到标准输出，检查结果写到标准错误",
        ),
    ),
    (
        "check.unsafe_fixes",
        Text::new(
            "Takes changes for fixes, too, that are only a proposal; without --fix or --diff they \
             are shown, not made",
            "把仅属建议的修改也算在内；不带 --fix 或 --diff 时只显示，不修改",
        ),
    ),
    (
        "check.diff",
        Text::new(
            "Shows what --fix would change, as a unified diff on standard output, and changes no \
             file; the exit code is 1 when there is something to change, whatever else is found",
            "以 unified diff 格式在标准输出显示 --fix 将作的修改，不改动文件；\
             有可修改之处时退出码为 1，与其他问题无关",
        ),
    ),
    (
        "check.statistics",
        Text::new(
            "Counts the findings of each rule instead of listing them (human, json, csv, markdown)",
            "不逐条列出，而是统计各规则的问题数（支持 human、json、csv、markdown）",
        ),
    ),
    (
        "check.baseline",
        Text::new(
            "Marks the findings in this file as known: they are shown, but don't fail the run",
            "该文件中的结果视为已知：照常显示，但不会使检查失败",
        ),
    ),
    (
        "check.write_baseline",
        Text::new(
            "Writes the findings to this file, so that from now on only new ones fail a run; one \
             that exists is brought up to date, without what is new",
            "把结果写入该文件，以后只有新问题才会使检查失败；文件已存在时只作更新，不收入新问题",
        ),
    ),
    (
        "check.accept_new",
        Text::new(
            "With --write-baseline: takes new findings into a file that exists",
            "与 --write-baseline 合用：新问题也写入已有的基线文件",
        ),
    ),
    (
        "check.hide_known",
        Text::new(
            "Leaves out of human, concise and markdown what the baseline knows",
            "human、concise、markdown 格式中不显示基线里已有的问题",
        ),
    ),
    (
        "check.as_of",
        Text::new(
            "The day that `until` of an allow is compared with; else the plan's status date",
            "判断 allow 注释的 until 是否过期所用的日期；不指定则取方案的状态日期",
        ),
    ),
    (
        "check.changed_since",
        Text::new(
            "Checks only plans that changed in git since their branch left this revision, \
             committed or not",
            "只检查自分支离开该 git 版本以来改动过的方案，包括尚未提交的",
        ),
    ),
    (
        "check.only_plans",
        Text::new(
            "Passes over named files that are no plans, as over those found in folders; for hooks \
             that name every YAML file",
            "点名的文件若不是方案也跳过，与文件夹中的文件一样；用于会传入全部 YAML 文件的钩子",
        ),
    ),
    (
        "check.quiet",
        Text::new("Leaves the summary line out", "不输出末尾的汇总行"),
    ),
    (
        "explain.rules",
        Text::new("Codes or names of rules", "规则的编码或名称"),
    ),
];
