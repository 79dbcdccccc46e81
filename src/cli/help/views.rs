//! Help of the verbs that show plans: timeline, risks, goals, budget, simulate, diff.

use crate::lang::Text;

/// Of every verb that draws.
const WIDTH_OF_DRAWN: Text = Text::new(
    "Width of tables in columns, else that of the terminal; of svg and png in pixels, else 1600",
    "宽度：表格以列数计，不指定则取终端宽度；svg 与 png 以像素计，不指定则为 1600",
);

/// Of verbs that have no formats but those of all drawn views.
const FORMAT_OF_DRAWN: Text = Text::new(
    "How the result is written; svg and png are drawings of what the tables say. Without it, the name of \
     the --output file decides (.svg, .png), else it is table",
    "输出格式；svg 与 png 把表中内容绘制成图。不指定则看 --output 的扩展名（.svg、.png），再则为 table",
);

/// By `verb`, `verb.argument` or, for arguments of several verbs, `*.argument`.
pub const HELP: &[(&str, Text)] = &[
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
        "*.theme",
        Text::new(
            "Colours of svg and png",
            "svg 与 png 的配色：light 浅色，dark 深色",
        ),
    ),
    (
        "*.zoom",
        Text::new(
            "How many times bigger a png is than its svg, 0.1 to 10; 2 if not given",
            "png 相对 svg 的放大倍数，0.1 至 10；不指定则为 2",
        ),
    ),
    ("timeline.width", WIDTH_OF_DRAWN),
    ("risks.width", WIDTH_OF_DRAWN),
    ("budget.width", WIDTH_OF_DRAWN),
    ("risks.format", FORMAT_OF_DRAWN),
    ("trace.width", WIDTH_OF_DRAWN),
    ("budget.format", FORMAT_OF_DRAWN),
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
            "Shows risks as matrices, a register, by what they threaten and how they are answered",
            "显示风险矩阵、登记册、受威胁的目标与资金、应对计划",
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
            "Shows the budget in sums, over time against its funding, and what it returns",
            "显示预算：分类汇总、资金安排（何时不足）、逐笔明细与投资回报",
        ),
    ),
    (
        "resources",
        Text::new(
            "Shows how much of each resource the work uses by week, and where that is too much",
            "显示各资源每周的负荷与可用量，指出超负荷的周和造成它的任务",
        ),
    ),
    (
        "resources.view",
        Text::new(
            "Each resource with the weeks that are over (load), or every resource in every week (weeks)",
            "load 各资源及其超负荷的周，weeks 每项资源的逐周负荷",
        ),
    ),
    ("resources.format", FORMAT_OF_DRAWN),
    ("resources.width", WIDTH_OF_DRAWN),
    (
        "simulate",
        Text::new(
            "Tells the odds that dates and budget are kept, and what they hang on",
            "模拟进度、风险与成本，给出按期、按预算完成的把握及主要影响因素",
        ),
    ),
    (
        "simulate.view",
        Text::new(
            "summary: the odds in words, of every promise, and what they hang on; percentiles: finish and cost \
             from P5 to P95; distribution: how often they fall where; drivers: what moves them, and how far; \
             criticality: how often each task decides the finish; contingency: what more certainty costs; \
             assumptions: what the plan leaves open, and what is made of that",
            "summary：结论、各项承诺的把握及主要影响因素；percentiles：P5 至 P95 的完工日期与成本；\
             distribution：完工日期与成本的频率分布；drivers：各因素的影响大小；\
             criticality：各任务决定完工日期的频率；contingency：各级把握所需的预备费；\
             assumptions：方案未写明之处及其处理",
        ),
    ),
    (
        "simulate.iterations",
        Text::new(
            "How many iterations are run, rounded up to whole lots; if not given, until P80 is known to one day \
             and to 0.5% of the cost, a million at most",
            "迭代次数，按批向上取整；不指定则迭代到 P80 的误差不超过 1 天、成本不超过 0.5%，最多一百万次",
        ),
    ),
    (
        "simulate.seed",
        Text::new(
            "The seed of the random numbers: the same seed gives the same result, to the byte",
            "随机种子：种子相同，结果逐字节相同",
        ),
    ),
    (
        "simulate.curve",
        Text::new(
            "The curve through the three points of an estimate, in the place of the plan's `simulation: curve`",
            "三点估算所用的分布，代替方案的 `simulation: curve`：triangular 三角分布，pert 即 PERT（贝塔分布）",
        ),
    ),
    (
        "simulate.percentile",
        Text::new(
            "How certain you want to be: the day and the contingency that are told in words, in percent from 50 to \
             99",
            "希望达到的把握，结论中的日期与预备费按此给出，50 至 99（%）",
        ),
    ),
    ("simulate.format", FORMAT_OF_DRAWN),
    ("simulate.width", WIDTH_OF_DRAWN),
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
        "risks.view",
        Text::new(
            "The matrix before and after the responses, or one of the two; the list, worst first; sums by owner \
             or by category; what stands under risks beyond the appetite; or the responses with dates and cost",
            "应对前后两个矩阵（或只看其一）、按得分从高到低的登记册、按责任人或类别汇总、超出风险偏好的风险威胁到什么，或应对计划及其日期与成本",
        ),
    ),
    (
        "budget.view",
        Text::new(
            "sums: totals by category, month, goal …; cash: planned spending against funding, and the day money \
             runs short; ledger: every part of every line that the sums are made of; returns: what comes back for \
             the money, and when; flows: the money of each month that this is computed of; \
             earned: earned value at the status date",
            "sums：按类别、月份、目标等汇总；cash：计划支出与资金到位，何时不足；ledger：构成合计的每一笔；\
             returns：投资回报；flows：测算回报所用的逐月收支；earned：状态日期的挣值",
        ),
    ),
    (
        "budget.by",
        Text::new(
            "What the money is grouped by; sums by category and the ledger by month if not given. Money that \
             serves several goals is split evenly over them",
            "按什么汇总；不写时 sums 按类别、ledger 按月份。服务于多个目标的资金在各目标间均分",
        ),
    ),
    (
        "trace",
        Text::new(
            "Traces problems through goals, work and money to acceptance, and shows the holes",
            "追溯问题、成因、目标、任务、里程碑、指标、资金、风险到验收的关联，找出缺口",
        ),
    ),
    (
        "trace.format",
        Text::new(
            "How the result is written: svg and png are the graph, mermaid is the source of one. \
             Without it, the name of the --output file decides (.svg, .png, .mmd), else it is table",
            "输出格式：svg 与 png 为关联图，mermaid 为其源码。\
             不指定则看 --output 的扩展名（.svg、.png、.mmd），再则为 table",
        ),
    ),
    (
        "trace.from",
        Text::new(
            "Where the matrix begins: at problems, causes and goals (top), or at work, money and risks \
             (bottom); top if not given. With --holes it picks the holes of that end",
            "矩阵从哪一端起：top 从问题、成因、目标起，bottom 从任务、资金、风险起；不指定则为 top。与 --holes 合用时只列该端的缺口",
        ),
    ),
    (
        "trace.holes",
        Text::new(
            "Shows only what is missing, with reasons that the plan gives (`accepted`), and the coverage",
            "只列出缺口（含方案用 `accepted` 说明的理由）和覆盖情况",
        ),
    ),
    (
        "budget.horizon",
        Text::new(
            "For returns: how long benefits are counted from the start of the plan (5y, 30mo), in the place of \
             its `horizon`",
            "用于回报：效益计算期，从方案开始起算（5y、30个月），代替方案的 `horizon`",
        ),
    ),
    (
        "budget.discount_rate",
        Text::new(
            "For returns: the rate a year by which later money is worth less, in the place of the plan's \
             `discount_rate`; HM Treasury's Green Book takes 3.5%",
            "用于回报：年折现率，代替方案的 `discount_rate`；英国财政部《绿皮书》取 3.5%",
        ),
    ),
    (
        "budget.uplift",
        Text::new(
            "For returns: takes out the optimism of a class of projects by HM Treasury's figures, in the place \
             of the plan's `class`: standard-buildings, non-standard-buildings, standard-civil, \
             non-standard-civil, equipment, outsourcing",
            "用于回报：按英国财政部数据计入某类项目的乐观偏差，代替方案的 `class`：standard-buildings 标准建筑、\
             non-standard-buildings 非标准建筑、standard-civil 标准土木工程、non-standard-civil 非标准土木工程、\
             equipment 设备与开发、outsourcing 服务外包",
        ),
    ),
];
