//! Help of planvet itself, of the other verbs, and of what many verbs take.

use crate::lang::Text;

/// By `verb`, `verb.argument` or, for arguments of several verbs, `*.argument`.
pub const HELP: &[(&str, Text)] = &[
    (
        "planvet",
        Text::new(
            "Vets service-improvement plans written in YAML: goals, schedule, risks and budget",
            "审查以 YAML 编写的服务改进方案：目标、进度、风险与预算",
        ),
    ),
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
        "*.simulate",
        Text::new(
            "Simulates plans (Monte Carlo) for the rules that need it; `planvet rules` says which. \
             Takes longer",
            "对方案作蒙特卡洛模拟，并运行需要模拟的规则（见 `planvet rules`）；耗时较长",
        ),
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
