//! Help texts, in both languages, for every verb and argument.

use clap::{Arg, Command};

use crate::lang::{Lang, Text};

/// Help by `verb`, `verb.argument` or, for arguments of several verbs, `*.argument`.
const HELP: &[(&str, Text)] = &[
    (
        "planvet",
        Text::new(
            "Vets service-improvement plans written in YAML: goals, schedule, risks and budget",
            "审查以 YAML 编写的服务改进方案：目标、进度、风险与预算",
        ),
    ),
    (
        "check",
        Text::new(
            "Says on which line a plan falls short, why it matters and how to mend it",
            "指出方案哪一行有问题、为什么重要、如何修改",
        ),
    ),
    (
        "timeline",
        Text::new(
            "Shows the computed schedule and what is critical, as a table or a Gantt chart",
            "以表格或甘特图显示阶段、任务和里程碑推算出的日期，并标出关键路径",
        ),
    ),
    (
        "timeline.format",
        Text::new(
            "How the result is written: svg and png are Gantt charts, mermaid is the source of one, \
             ics has milestones and deadlines for calendar programs, mspdi is the XML of Microsoft \
             Project. Without it, the name of the --output file decides (.svg, .png, .mmd, .ics, \
             .xml), else it is table",
            "输出格式：svg 与 png 为甘特图，mermaid 为其源码，ics 供日历软件导入里程碑与期限，\
             mspdi 为 Microsoft Project 的 XML。\
             不指定则看 --output 的扩展名（.svg、.png、.mmd、.ics、.xml），再则为 table",
        ),
    ),
    (
        "timeline.by",
        Text::new(
            "Which rows there are: phases only, phases with all they hold, or phases with milestones",
            "显示哪些行：phase 仅阶段，task 阶段及全部任务和里程碑，milestone 阶段及里程碑",
        ),
    ),
    (
        "timeline.from",
        Text::new(
            "The first day shown; what ends before it is left out",
            "从哪一天起显示，此前结束的不列出",
        ),
    ),
    (
        "timeline.to",
        Text::new(
            "The last day shown; what begins behind it is left out",
            "显示到哪一天，此后才开始的不列出",
        ),
    ),
    (
        "timeline.only",
        Text::new(
            "Shows only this, and the phases that hold it: what is critical, what is later than promised, \
             milestones; of several, what is one of them",
            "只显示这些及其所属阶段：critical 关键，late 晚于承诺，milestones 里程碑；可写多个，符合其一即列出",
        ),
    ),
    (
        "timeline.status",
        Text::new(
            "The status date to compute with, in the place of the plan's `status_date`: what is left of the \
             work is done after it",
            "以该日为状态日期推算，代替方案中的 `status_date`：剩余工作在其后进行",
        ),
    ),
    (
        "timeline.baseline",
        Text::new(
            "An earlier version of the plan: its dates stand below the bars of svg and png, and in columns of \
             table and markdown",
            "方案的早期版本：其日期画在 svg 与 png 的横条下方，并在 table 与 markdown 中列出",
        ),
    ),
    (
        "timeline.scale",
        Text::new(
            "Steps of the time axis of svg and png; auto takes the finest that has room",
            "svg 与 png 的时间刻度；auto 自动取放得下的最细刻度",
        ),
    ),
    (
        "timeline.theme",
        Text::new(
            "Colours of svg and png",
            "svg 与 png 的配色：light 浅色，dark 深色",
        ),
    ),
    (
        "timeline.zoom",
        Text::new(
            "How many times bigger a png is than its svg, 0.1 to 10; 2 if not given",
            "png 相对 svg 的放大倍数，0.1 至 10；不指定则为 2",
        ),
    ),
    (
        "timeline.width",
        Text::new(
            "Width of tables in columns, else that of the terminal; of svg and png in pixels, else 1600",
            "宽度：表格以列数计，不指定则取终端宽度；svg 与 png 以像素计，不指定则为 1600",
        ),
    ),
    (
        "timeline.why",
        Text::new(
            "Explains the dates of one task or milestone: what drives them, how late it may be, what would \
             make it critical or not",
            "说明某个任务或里程碑的日期由什么决定、可推迟多久、怎样会成为或不再是关键",
        ),
    ),
    (
        "timeline.critical",
        Text::new(
            "What makes an item critical: a float of zero or less, or standing on the chain that leads to the last finish",
            "按什么判定关键：总时差不大于零（float），或处于通向最终完成日期的驱动链上（longest-path）",
        ),
    ),
    (
        "risks",
        Text::new(
            "Shows the risk matrix or the risk register",
            "显示风险矩阵或风险登记册",
        ),
    ),
    (
        "goals",
        Text::new(
            "Shows the goals as a SMART matrix, with progress, and what would turn a verdict",
            "以 SMART 矩阵显示目标及其进展，并说明改哪一处即可通过",
        ),
    ),
    (
        "budget",
        Text::new(
            "Shows the budget by category, phase, source or line, with sums",
            "按类别、阶段、资金来源或明细显示预算及合计",
        ),
    ),
    (
        "diff",
        Text::new(
            "Compares two versions of a plan: dates, money, goals, risks, work",
            "比较方案的两个版本：日期推迟、关键路径、资金增减、目标松紧、风险与工作安排的变化",
        ),
    ),
    (
        "diff.old",
        Text::new(
            "The old version, a file, or - for standard input: `git show HEAD~1:plan.yaml | planvet \
             diff - plan.yaml` compares with a commit",
            "旧版方案文件，或 - 表示标准输入；与 git 中的旧版本比较：\
             `git show HEAD~1:plan.yaml | planvet diff - plan.yaml`",
        ),
    ),
    (
        "diff.new",
        Text::new(
            "The new version, a file, or - for standard input",
            "新版方案文件，或 - 表示标准输入",
        ),
    ),
    (
        "diff.fail_on",
        Text::new(
            "Ends with exit code 1 when this holds; several with commas between them, or given several \
             times: 'slip>5d' (the computed finish of the plan, or a date promised for the plan, a \
             milestone or a goal, more than 5 working days later), 'cost>10%' or 'cost>50000' \
             (the plan asks for that much more), goals (one was removed or promises less), risks (one \
             is red that wasn't), critical (a task or milestone is critical that wasn't), any \
             (anything changed)",
            "条件成立时退出码为 1；多个条件用逗号分隔，或多次使用本选项：'slip>5d'（方案的推算完成日期，或方案、里程碑、\
             目标的承诺日期推迟超过 5 个工作日）、'cost>10%' 或 'cost>5万元'（预算增加超过该比例或金额）、\
             goals（有目标被删除或要求降低）、risks（出现新的极高风险）、critical（有任务或里程碑新成为关键）、any（有任何改动）",
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
        "schema",
        Text::new(
            "Prints the JSON Schema of plans, planvet.toml, or results of `smart` or `diff`",
            "输出方案、planvet.toml，或 smart、diff 结果的 JSON Schema",
        ),
    ),
    (
        "schema.of",
        Text::new(
            "What the schema describes",
            "要哪一种 Schema：plan 为方案，config 为 planvet.toml，smart 为判断结果，diff 为版本比较",
        ),
    ),
    (
        "init",
        Text::new(
            "Writes a plan to start from: a commented minimal one, or a worked one",
            "生成起步用的方案：带注释的最小方案，或完整示例方案",
        ),
    ),
    (
        "import",
        Text::new(
            "Makes a plan of a Microsoft Project file or of a task table",
            "把 Microsoft Project 文件或任务表转为方案",
        ),
    ),
    (
        "import.file",
        Text::new(
            "The file to read, or - for standard input",
            "要读取的文件，或 - 表示标准输入",
        ),
    ),
    (
        "import.csv",
        Text::new(
            "Reads a task table: CSV of a spreadsheet or of Project, in UTF-8, UTF-16 or GBK, with \
             headings in English or Chinese",
            "读取任务表：表格软件或 Project 导出的 CSV，编码为 UTF-8、UTF-16 或 GBK，列标题中英文均可",
        ),
    ),
    (
        "import.force",
        Text::new(
            "Overwrites the file of --output if it exists",
            "--output 指定的文件已存在时覆盖",
        ),
    ),
    (
        "completions",
        Text::new("Prints completions for a shell", "输出命令行补全脚本"),
    ),
    (
        "man",
        Text::new(
            "Prints the man page of planvet or of a command",
            "输出 planvet 或某个命令的 man 手册页",
        ),
    ),
    (
        "*.lang",
        Text::new(
            "Language of messages; else that of the plan, else of the system",
            "提示信息的语言；不指定则用方案的语言，再则用系统语言",
        ),
    ),
    (
        "*.color",
        Text::new("Whether to colour the output", "是否使用颜色"),
    ),
    (
        "*.output",
        Text::new(
            "Writes the result to a file, whole or not at all",
            "把结果写入文件（要么完整写入，要么不写）",
        ),
    ),
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
        "*.fail_on",
        Text::new(
            "From which severity on the exit code is 1; warning if nothing else is configured",
            "达到哪个级别时退出码为 1；未另行设置时为 warning",
        ),
    ),
    (
        "*.profile",
        Text::new(
            "What plans are held to: draft, review, approved, or a profile of planvet.toml",
            "按哪个要求检查：draft（草案）、review（送审）、approved（批准），或 planvet.toml 中自定义的名称",
        ),
    ),
    (
        "*.select",
        Text::new(
            "Runs only these rules: codes, names, families (S, schedule …), profiles or ALL, with \
             commas between them",
            "只运行这些规则：编码、名称、类别（S、schedule 等）、检查要求或 ALL，用逗号分隔",
        ),
    ),
    (
        "*.ignore",
        Text::new("Doesn't run these rules", "不运行这些规则"),
    ),
    (
        "*.config",
        Text::new(
            "Configuration file for all plans, in the place of the nearest planvet.toml",
            "所有方案统一使用的配置文件，代替就近的 planvet.toml",
        ),
    ),
    (
        "*.isolated",
        Text::new("Heeds no planvet.toml", "不读取任何 planvet.toml"),
    ),
    (
        "config",
        Text::new(
            "Shows the settings in force for a plan, and where each comes from",
            "显示对某个方案生效的设置及其来源",
        ),
    ),
    (
        "config.plan",
        Text::new(
            "Plan, or folder with plans; the working directory if not given",
            "方案文件，或存放方案的文件夹；不指定则为当前文件夹",
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
        "*.pretty",
        Text::new("Breaks JSON into indented lines", "JSON 分行缩进输出"),
    ),
    (
        "*.plans",
        Text::new(
            "Plan files or folders, or - for standard input",
            "方案文件或文件夹，或 - 表示标准输入",
        ),
    ),
    (
        "*.format",
        Text::new("How the result is written", "输出格式"),
    ),
    (
        "*.bom",
        Text::new(
            "Begins CSV with a byte-order mark, so that Excel reads it as UTF-8",
            "CSV 开头写入 BOM，便于 Excel 按 UTF-8 打开",
        ),
    ),
    (
        "*.width",
        Text::new(
            "Width of tables, in columns; else that of the terminal",
            "表格宽度（列数）；不指定则取终端宽度",
        ),
    ),
    (
        "risks.view",
        Text::new(
            "Matrix before and after the responses, after them only, or the list, worst first",
            "应对前后两个矩阵、仅应对后的矩阵，或按得分从高到低的登记册",
        ),
    ),
    (
        "budget.by",
        Text::new("What the money is grouped by", "按什么汇总"),
    ),
    (
        "explain.rules",
        Text::new("Codes or names of rules", "规则的编码或名称"),
    ),
    (
        "init.file",
        Text::new(
            "The file to write; standard output if not given",
            "要生成的文件；不写则输出到标准输出",
        ),
    ),
    (
        "init.from",
        Text::new(
            "Name of a worked plan; --list shows them",
            "示例方案的名称，可用 --list 查看",
        ),
    ),
    (
        "init.force",
        Text::new("Overwrites a file that exists", "覆盖已有文件"),
    ),
    (
        "init.list",
        Text::new("Lists the worked plans", "列出示例方案"),
    ),
    ("completions.shell", Text::new("The shell", "使用的 shell")),
    (
        "man.verb",
        Text::new(
            "The command; planvet as a whole if not given",
            "命令名；不写则为 planvet 总页",
        ),
    ),
    (
        "man.dir",
        Text::new(
            "Writes all pages into a folder, which is made if need be",
            "把全部手册页写入文件夹（不存在则创建）",
        ),
    ),
    ("*.help", Text::new("Prints help", "显示帮助")),
    ("*.version", Text::new("Prints the version", "显示版本")),
];

/// What the exit codes mean.
pub const EXIT_CODES: Text = Text::new(
    "Exit codes: 0 nothing at or above the failing level, 1 findings, 2 a wrong command line, \
     configuration or file.",
    "退出码：0 没有达到失败级别的问题；1 有问题；2 命令行、配置或文件有误。",
);

const TEMPLATE_EN: &str =
    "{before-help}{about-with-newline}\nUsage: {usage}\n\n{all-args}{after-help}";
const TEMPLATE_ZH: &str =
    "{before-help}{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}";

fn find(verb: &str, argument: Option<&str>) -> Option<&'static Text> {
    let look = |path: &str| HELP.iter().find(|(known, _)| *known == path);
    let found = match argument {
        None => look(verb),
        Some(argument) => {
            look(&format!("{verb}.{argument}")).or_else(|| look(&format!("*.{argument}")))
        }
    };
    found.map(|(_, text)| text)
}

/// Gives a command and its subcommands their help in one language.
pub fn localized(command: Command, lang: Lang) -> Command {
    with_help(command, lang)
        .subcommand_help_heading(lang.pick("Commands", "命令"))
        .disable_version_flag(true)
        .args([
            flag("help", 'h', clap::ArgAction::Help, lang).global(true),
            flag("version", 'V', clap::ArgAction::Version, lang),
        ])
        .after_help(EXIT_CODES.get(lang).to_owned())
        .mut_subcommands(|verb| with_help(verb, lang))
}

fn flag(name: &'static str, short: char, action: clap::ArgAction, lang: Lang) -> Arg {
    let arg = Arg::new(name).short(short).long(name).action(action);
    // Behind all others, however many a verb has.
    let arg = arg.display_order(usize::MAX);
    argument_help(arg, "planvet", lang)
}

fn with_help(command: Command, lang: Lang) -> Command {
    let verb = command.get_name().to_owned();
    let template = lang.pick(TEMPLATE_EN, TEMPLATE_ZH);
    let about = find(&verb, None).map(|about| about.get(lang).to_owned());
    command
        .help_template(template)
        .disable_help_flag(true)
        .about(about.unwrap_or_default())
        .mut_args(|arg| argument_help(behind_own(arg), &verb, lang))
}

/// Puts what is the same for every verb behind the verb's own arguments.
fn behind_own(arg: Arg) -> Arg {
    match arg.get_id().as_str() {
        "lang" | "color" => arg.display_order(usize::MAX - 1),
        _ => arg,
    }
}

fn argument_help(arg: Arg, verb: &str, lang: Lang) -> Arg {
    let heading = if arg.is_positional() {
        lang.pick("Arguments", "参数")
    } else {
        lang.pick("Options", "选项")
    };
    let help = find(verb, Some(arg.get_id().as_str()));
    let mut help = help.map_or("", |help| help.get(lang)).to_owned();
    if lang == Lang::En || !arg.get_action().takes_values() {
        return arg.help_heading(heading).help(help);
    }
    // clap writes "possible values" and "default" in English only.
    let values: Vec<String> = arg
        .get_possible_values()
        .iter()
        .map(|value| value.get_name().to_owned())
        .collect();
    if !values.is_empty() {
        help.push_str(&format!("［可选：{}］", values.join("、")));
    }
    if let [default] = arg.get_default_values() {
        help.push_str(&format!("［默认：{}］", default.to_string_lossy()));
    }
    arg.help_heading(heading)
        .hide_possible_values(true)
        .hide_default_value(true)
        .help(help)
}
