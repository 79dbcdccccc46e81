//! Generated plans: like worked ones in keys, lengths and share of Chinese, and without faults.

use std::fmt::Write as _;

/// Lines of a small plan, about.
pub const LINES: usize = 300;

/// A plan of about so many lines; `seed` varies its words and numbers. One of four is English.
pub fn plan(lines: usize, seed: usize) -> String {
    let plan = chinese(lines, seed);
    match seed % 4 {
        3 => english(&plan),
        _ => plan,
    }
}

fn chinese(lines: usize, seed: usize) -> String {
    let mut out = String::with_capacity(lines * 40);
    let _ = write!(
        out,
        "planvet: 1\ntitle: 住宅物业服务提升方案（第 {seed} 号）\nid: plan-{seed}\nlanguage: zh-CN\n\
         organization: 示例物业服务有限公司\nowner: 客服总监\nissued: 2025-12-01\nstart: 2026-01-05\n\
         end: 2026-12-31\ncurrency: CNY\ncalendar: CN\n"
    );
    // Seven lines a problem, eighteen a goal, nine a task, twelve a risk, one a budget line.
    let groups = (lines / 48).max(1);
    out.push_str("problems:\n");
    for n in 0..groups {
        let _ = write!(
            out,
            "  - id: P{n}\n    title: 第 {n} 类报修响应慢\n    evidence: 抽查 {} 单，{}% 超过承诺时限\n    \
             causes:\n      - 派单靠人工，夜间无人值守\n      - 备件不齐，二次上门多\n",
            120 + seed % 37,
            40 + n % 30,
        );
    }
    out.push_str("goals:\n");
    for n in 0..groups {
        let _ = write!(
            out,
            "  - id: G{n}\n    title: 缩短第 {n} 类报修的到场时间\n    statement: 到2026年9月30日，第 {n} \
             类报修平均到场时间由24小时缩短至16小时\n    horizon: medium\n    addresses: [P{n}]\n    owner: \
             工程部经理\n    deadline: 2026-09-30\n    measure:\n      metric: 第 {n} 类报修平均到场时间\n      \
             definition: 业主报修到维修人员到场的平均时长\n      unit: 小时\n      baseline: {{value: 24, date: \
             2025-12-31}}\n      target: 16\n      stages:\n        - {{value: 20, date: 2026-06-30}}\n      \
             source: 工单系统\n      frequency: monthly\n"
        );
    }
    out.push_str(
        "phases:\n  - id: PH1\n    title: 实施阶段\n    start: 2026-01-05\n    end: 2026-12-31\n    tasks:\n",
    );
    for n in 0..groups {
        let after = match n {
            0 => String::new(),
            _ => format!("        after: [T{}]\n", n - 1),
        };
        let _ = write!(
            out,
            "      - id: T{n}\n        title: 重排第 {n} 组维修班次并公示\n        duration: {}d\n        owner: \
             班组长\n{after}        serves: [G{n}]\n        not_before: 2026-01-05\n        deadline: \
             2026-09-30\n",
            5 + n % 10,
        );
    }
    out.push_str(
        "    milestones:\n      - id: M1\n        title: 新班次全面运行\n        date: 2026-09-30\n        \
         after: [T0]\n        deliverable: 运行报告\n        acceptance: 连续四周到场时间达标\n",
    );
    out.push_str("risks:\n");
    for n in 0..groups {
        let _ = write!(
            out,
            "  - id: R{n}\n    title: 第 {n} 组员工抵触新班次\n    category: people\n    cause: 习惯原有排班\n    \
             effect: 班次无法按期切换\n    probability: {}\n    impact: {}\n    threatens: [T{n}]\n    owner: \
             人力资源经理\n    trigger: 两周内转派率超过20%\n    response: mitigate\n    actions: [T{n}]\n    \
             contingency: 恢复人工派单\n    residual: {{probability: 1, impact: 1}}\n",
            1 + n % 3 + 1,
            1 + n % 4 + 1,
        );
    }
    let _ = write!(
        out,
        "budget:\n  total: {}元\n  contingency: 10%\n  lines:\n",
        groups * 11_000
    );
    for n in 0..groups {
        let _ = writeln!(
            out,
            "    - {{id: B{n}, title: 第 {n} 组备件与培训, category: people, amount: 10000元, phase: PH1, serves: \
             [G{n}]}}"
        );
    }
    let _ = write!(
        out,
        "  funding:\n    - {{source: 企业自筹, amount: {}元, status: approved, available: 2026-01-01}}\n",
        groups * 11_000
    );
    out.push_str("evaluation:\n  reviews: [{title: 月度复盘, frequency: monthly, owner: 客服总监}]\n  acceptance:\n");
    for n in 0..groups {
        let _ = writeln!(
            out,
            "    - {{goal: G{n}, criterion: 平均到场时间不超过16小时, evidence: 工单报表, sign_off: 业委会}}"
        );
    }
    out
}

/// The words of a plan in English, in the order they are looked for: longer ones first.
const ENGLISH: [(&str, &str); 44] = [
    ("zh-CN", "en"),
    (
        "到2026年9月30日，第 ",
        "By 2026-09-30, cut the mean time to arrival for repairs of kind ",
    ),
    (
        " 类报修平均到场时间由24小时缩短至16小时",
        " from 24 hours to 16 hours",
    ),
    (
        "住宅物业服务提升方案（第 ",
        "Better repairs for residents (plan ",
    ),
    (" 号）", ")"),
    ("示例物业服务有限公司", "Example Property Services Ltd"),
    ("抽查 ", "Of "),
    (" 单，", " tickets in a sample, "),
    ("% 超过承诺时限", "% took longer than promised"),
    (
        "派单靠人工，夜间无人值守",
        "tickets are dispatched by hand, nobody is on duty at night",
    ),
    (
        "备件不齐，二次上门多",
        "spare parts are missing, so that many visits are second ones",
    ),
    ("缩短第 ", "Arrive sooner for repairs of kind "),
    (" 类报修的到场时间", ""),
    (" 类报修平均到场时间", ""),
    (" 类报修响应慢", " is slow"),
    (
        "业主报修到维修人员到场的平均时长",
        "mean time from the report to the arrival of the crew",
    ),
    ("重排第 ", "Draw up and publish the shifts of crew "),
    (" 组维修班次并公示", ""),
    (" 组员工抵触新班次", " resists the new shifts"),
    (" 组备件与培训", " - spare parts and training"),
    (
        "平均到场时间不超过16小时",
        "mean time to arrival is at most 16 hours",
    ),
    (
        "连续四周到场时间达标",
        "arrival in time for four weeks running",
    ),
    ("新班次全面运行", "New shifts everywhere"),
    ("习惯原有排班", "crews are used to the old shifts"),
    ("班次无法按期切换", "the shifts can't change on the day"),
    (
        "两周内转派率超过20%",
        "more than 20% of tickets reassigned within two weeks",
    ),
    ("恢复人工派单", "dispatch by hand again"),
    ("人力资源经理", "head of personnel"),
    ("工程部经理", "head of engineering"),
    ("客服总监", "head of customer service"),
    ("实施阶段", "Rollout"),
    ("运行报告", "operations report"),
    ("工单系统", "ticket system"),
    ("工单报表", "ticket report"),
    ("企业自筹", "own funds"),
    ("月度复盘", "monthly review"),
    ("业委会", "owners' committee"),
    ("班组长", "crew leader"),
    ("小时", "hours"),
    ("元, ", " CNY, "),
    ("元\n", " CNY\n"),
    ("title: 第 ", "title: Kind "),
    (
        "metric: 第 ",
        "metric: mean time to arrival, repairs of kind ",
    ),
    ("第 ", "Crew "),
];

fn english(plan: &str) -> String {
    let plan = ENGLISH
        .iter()
        .fold(plan.to_owned(), |plan, (chinese, english)| {
            plan.replace(chinese, english)
        });
    debug_assert!(plan.is_ascii(), "{plan}");
    plan
}

/// A plan as a repository has it: one of five lacks something.
#[allow(dead_code)] // Not every benchmark wants them.
pub fn lived_in(lines: usize, seed: usize) -> String {
    let plan = plan(lines, seed);
    match seed % 5 {
        4 => plan
            .replacen("\n      frequency: monthly", "", 2)
            .replacen("\n    response: mitigate", "", 1)
            .replacen("deadline: 2026-09-30", "deadline: 2026-02-30", 1),
        _ => plan,
    }
}

/// A thousand small plans.
#[allow(dead_code)] // Not every benchmark wants them.
pub fn thousand() -> Vec<String> {
    (0..1_000).map(|seed| plan(LINES, seed)).collect()
}
