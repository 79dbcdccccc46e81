//! Generated plans: like worked ones in keys, lengths and share of Chinese, and without faults.

use std::fmt::Write as _;

/// Lines of a small plan, about.
pub const LINES: usize = 300;

/// A plan of about so many lines; `seed` varies its words and numbers.
pub fn plan(lines: usize, seed: usize) -> String {
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

/// A thousand small plans.
#[allow(dead_code)] // Not every benchmark wants them.
pub fn thousand() -> Vec<String> {
    (0..1_000).map(|seed| plan(LINES, seed)).collect()
}
