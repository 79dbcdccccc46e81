//! The plan as a whole.

use jiff::civil::Date;

use crate::lang::Lang;
use crate::record;
use crate::source::{Limits, NodeId, Tree, looks_like_utf16};

use super::read::{Fault, Field, List, Reader};
use super::value::{Currency, LanguageTag, Whole};
use super::{
    Budget, CalendarName, Claim, Evaluation, Goal, Id, LocalText, Measure, Milestone, Phase,
    Problem, Resource, Risk, RiskScale, Simulation, Stakeholder, Task,
};

/// The version of the plan format that this planvet reads.
pub const SUPPORTED_VERSION: u32 = 1;

record! {
    /// A service-improvement plan.
    pub struct Plan: "a plan", "方案" {
        planvet: Field<Whole>, [required]
            "Version of the format: 1.",
            "格式版本：1。";
        title: Field<LocalText>, [required]
            "Name of the plan.",
            "方案名称。";
        id: Field<Id<0>>,
            "Short name of the plan.",
            "方案简称。";
        kind: Field<LocalText>,
            "Which kind of plan it is: satisfaction, process, attitude, communication, expansion, or one of planvet.toml. The kind says which chapters the plan has.",
            "方案类型：satisfaction（满意度）、process（流程优化）、attitude（态度）、communication（沟通）、expansion（拓展），或 planvet.toml 中定义的类型；据此检查应有的章节。";
        language: Field<LanguageTag>,
            "Language of the texts, and of the messages about them: zh-CN, en.",
            "文字语言，也是本文件提示信息的默认语言：zh-CN、en。";
        organization: Field<LocalText>,
            "Who the plan is for.",
            "单位名称。";
        owner: Field<LocalText>,
            "The person or role that answers for the plan.",
            "方案负责人或岗位。";
        issued: Field<Date>,
            "The day the plan was issued.",
            "发布日期。";
        start: Field<Date>,
            "First day of the plan.",
            "方案开始日期。";
        end: Field<Date>,
            "Last day of the plan, inclusive.",
            "方案结束日期（含当日）。";
        status_date: Field<Date>,
            "The day as of which progress is judged.",
            "状态日期：进度以该日为准。";
        currency: Field<Currency>,
            "Currency of amounts that name none.",
            "未注明币种的金额所用币种。";
        calendar: Field<CalendarName>,
            "Working days: standard, CN, continuous, a calendar of planvet.toml, or a mapping of one's own.",
            "工作日历：standard、CN、continuous、planvet.toml 中定义的日历，或自定义。";
        background: List<Claim>,
            "Claims the plan rests on.",
            "方案所依据的背景论断。";
        problems: List<Problem>,
            "Problems the plan is to solve.",
            "方案要解决的问题。";
        stakeholders: List<Stakeholder>,
            "Whom the plan concerns.",
            "相关方。";
        goals: List<Goal>, [required]
            "What the plan wants to reach.",
            "目标。";
        phases: List<Phase>,
            "The stretches of the plan with tasks and milestones.",
            "阶段，含任务与里程碑。";
        risks: List<Risk>,
            "What may go wrong, or unexpectedly well.",
            "风险。";
        risk_scale: Field<RiskScale>,
            "The levels and ratings of the risks, where the plan has its own.",
            "本方案自己的风险分级与评级标准。";
        resources: List<Resource>,
            "People, material and systems the work needs.",
            "资源。";
        budget: Field<Budget>,
            "What the plan costs, who pays and what it brings.",
            "预算。";
        evaluation: Field<Evaluation>,
            "How the result is judged.",
            "评估。";
        simulation: Field<Simulation>,
            "How the estimates are simulated: their curve, and which tasks run over together.",
            "模拟设定：三点估算的分布，以及哪些任务会一起拖期。";
    }
}

impl Plan {
    /// The tasks of all phases, in file order.
    pub fn tasks(&self) -> impl Iterator<Item = &Task> {
        self.phases.iter().flat_map(|phase| phase.tasks.iter())
    }

    /// Whether every task that was written could be read.
    pub fn tasks_are_complete(&self) -> bool {
        self.phases.is_complete() && self.phases.iter().all(|phase| phase.tasks.is_complete())
    }

    /// The goals that have a measure, with it, in file order.
    pub fn measures(&self) -> impl Iterator<Item = (&Goal, &Measure)> {
        self.goals
            .iter()
            .filter_map(|goal| Some((goal, goal.measure.get()?)))
    }

    /// The milestones of all phases, in file order.
    pub fn milestones(&self) -> impl Iterator<Item = &Milestone> {
        self.phases.iter().flat_map(|phase| phase.milestones.iter())
    }

    /// The language the plan is written in, if it says so and planvet speaks it.
    pub fn lang(&self) -> Option<Lang> {
        self.language.get()?.lang()
    }
}

/// Reads one document of a tree as a plan, with all faults of its shape.
///
/// There is no plan when the document is no mapping.
pub fn read(
    tree: &Tree<'_>,
    text: &str,
    root: NodeId,
    limits: &Limits,
) -> (Option<Plan>, Vec<Fault>) {
    let mut reader = Reader::new(tree, text, limits.faults);
    let plan = reader.record(root);
    (plan, reader.into_faults())
}

/// Whether a file has a line that begins with the key `planvet`, full-width colon included: what
/// tells a plan from the other YAML files of a folder.
///
/// Works on bytes, because a plan in the wrong encoding is still a plan to be told about.
pub fn is_plan(bytes: &[u8]) -> bool {
    if looks_like_utf16(bytes) {
        let narrow: Vec<u8> = bytes.iter().copied().filter(|&byte| byte != 0).collect();
        return has_key(&narrow);
    }
    has_key(bytes)
}

fn has_key(bytes: &[u8]) -> bool {
    const KEY: &[u8] = b"planvet";
    const MARKS: [&[u8]; 3] = [b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"];
    let mut text = bytes;
    for mark in MARKS {
        text = text.strip_prefix(mark).unwrap_or(text);
    }
    text.split(|&byte| byte == b'\n' || byte == b'\r')
        .any(|line| {
            // An indented key belongs to something else; one behind a brace or quote doesn't.
            let body = if line.starts_with(b" ") {
                line
            } else {
                skip(line, b"{\"' ")
            };
            body.strip_prefix(KEY).is_some_and(|rest| {
                let rest = skip(rest, b"\"' ");
                rest.starts_with(b":") || rest.starts_with("：".as_bytes())
            })
        })
}

fn skip<'b>(bytes: &'b [u8], these: &[u8]) -> &'b [u8] {
    let from = bytes.iter().position(|byte| !these.contains(byte));
    &bytes[from.unwrap_or(bytes.len())..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plans_are_told_from_other_yaml() {
        for plan in [
            "planvet: 1\n",
            "\u{feff}# 方案\r\nplanvet: 1\r\n",
            "{planvet: 1}",
            "{ \"planvet\": 1}",
            "planvet：1",
            "title: x\n'planvet' : 1\n",
        ] {
            assert!(is_plan(plan.as_bytes()), "{plan}");
        }
        for other in [
            "",
            "title: x\n",
            "steps:\n  planvet: 1\n",
            "# planvet: 1\n",
            "planvet-action: 1\n",
            "planvets: 1",
        ] {
            assert!(!is_plan(other.as_bytes()), "{other}");
        }
    }

    #[test]
    fn a_plan_in_another_encoding_is_still_a_plan() {
        let heading = "城市供水服务质量提升方案".repeat(4);
        for text in [
            "\u{feff}planvet: 1\n".to_owned(),
            "planvet: 1\n".to_owned(),
            format!("\u{feff}{heading}\nplanvet: 1\n"),
        ] {
            let units: Vec<u16> = text.encode_utf16().collect();
            let le: Vec<u8> = units.iter().copied().flat_map(u16::to_le_bytes).collect();
            let be: Vec<u8> = units.iter().copied().flat_map(u16::to_be_bytes).collect();
            assert!(is_plan(&le) && is_plan(&be), "{text}");
        }
        assert!(is_plan(b"# \xc2\xfa\nplanvet: 1\n"));
    }
}
