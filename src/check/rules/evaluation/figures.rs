//! Whether a text states a figure, and whether it says where that comes from.

use rust_decimal::Decimal;

use crate::statement::quantity::{Form, Quantity, UnitKind, quantities};
use crate::statement::{Sentence, is_chinese};

/// Counters of what people complain of and how many do; with others a Chinese numeral tells how
/// something is set up: 三个部门, 两项制度.
const COUNTED: &[&str] = &["件", "户", "起", "名", "人", "人次"];

/// Verbs that are a figure by themselves.
const TIMES_EN: &[&str] = &["twice", "doubled", "tripled", "halved"];

/// What a figure is taken from. 数据 says nothing of where it comes from.
const EVIDENCE_ZH: &[&str] = &[
    "调查", "调研", "统计", "报告", "台账", "评估", "测评", "监测", "审计", "检查", "问卷", "普查",
    "年报", "报表", "公报", "年鉴", "记录",
];
const EVIDENCE_EN: &[&str] = &[
    "survey",
    "report",
    "census",
    "audit",
    "register",
    "statistics",
    "records",
    "study",
    "review",
    "inspection",
];

/// What evidence does with a figure.
const SHOWS_ZH: &[&str] = &["显示", "表明", "发现", "结果显示", "结果表明"];
const SHOWS_EN: &[&str] = &[
    "found", "finds", "find", "shows", "showed", "show", "reports", "reported", "reveals",
    "revealed",
];

/// Whether a text names a source in its own words.
pub(super) fn names_a_source(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    text.starts_with('据')
        || [
            "，据",
            "根据",
            "来源",
            "出处",
            "《",
            "according to",
            "source:",
        ]
        .iter()
        .any(|words| text.contains(words))
        || evidence_shows(&text)
        || has_evidence_in_brackets(&text)
}

/// Whether a text says what shows the figure: 满意度调查显示, a survey found.
fn evidence_shows(text: &str) -> bool {
    let chinese = SHOWS_ZH.iter().any(|shows| {
        text.match_indices(shows)
            .any(|(at, _)| EVIDENCE_ZH.iter().any(|noun| text[..at].ends_with(noun)))
    });
    let words = || {
        text.split(|c: char| !c.is_ascii_alphabetic())
            .filter(|word| !word.is_empty())
    };
    chinese
        || words()
            .zip(words().skip(1))
            .any(|(noun, verb)| EVIDENCE_EN.contains(&noun) && SHOWS_EN.contains(&verb))
}

/// Whether a remark in brackets names evidence and its year: （2025年门诊部统计）, (TSM survey, 2025).
fn has_evidence_in_brackets(text: &str) -> bool {
    text.split(['(', '（']).skip(1).any(|rest| {
        let remark = rest.split([')', '）']).next().unwrap_or_default();
        let mut words = remark.split(|c: char| !c.is_ascii_alphabetic());
        let mut numbers = remark.split(|c: char| !c.is_ascii_digit());
        numbers.any(|number| {
            number.len() == 4 && (number.starts_with("19") || number.starts_with("20"))
        }) && (EVIDENCE_ZH.iter().any(|noun| remark.contains(noun))
            || words.any(|word| EVIDENCE_EN.contains(&word)))
    })
}

/// Whether a text only says how much of something there is, which anyone can count: 小区共有32栋楼.
pub(super) fn takes_stock(text: &str) -> bool {
    const HAS_ZH: &[&str] = &["共有", "现有", "设有", "建有", "配有", "下辖", "总户数"];
    const JUDGES_ZH: &[&str] = &[
        "%", "％", "‰", "成", "倍", "半", "分之", "率", "投诉", "满意", "小时", "分钟", "天", "元",
        "故障", "下降", "上升", "增", "减", "超", "仅", "只", "不足", "未", "缺", "平均", "逾期",
        "欠", "报修", "事故", "隐患", "损坏", "老化", "起", "次",
    ];
    const HAS_EN: &[&str] = &["has", "have", "comprises", "contains", "consists"];
    const COUNTED_EN: &[&str] = &[
        "buildings",
        "homes",
        "flats",
        "apartments",
        "units",
        "households",
        "lifts",
        "beds",
        "sites",
        "rooms",
        "blocks",
        "floors",
        "stores",
        "branches",
    ];
    const JUDGES_EN: &[&str] = &[
        "percent",
        "complaints",
        "complaint",
        "hours",
        "minutes",
        "days",
        "weeks",
        "months",
        "only",
        "overdue",
        "satisfied",
        "dissatisfied",
        "average",
        "less",
        "more",
        "fewer",
        "half",
        "third",
        "quarter",
        "per",
        "faults",
        "without",
        "no",
        "not",
        "broken",
        "waited",
        "wait",
        "out",
        "in",
        "every",
    ];
    let lower = text.to_lowercase();
    let has = |words: &[&str]| {
        lower
            .split(|c: char| !c.is_ascii_alphabetic())
            .any(|word| words.contains(&word))
    };
    // Buildings are completed and have units, which judges nothing.
    let plain = text.replace("建成", "").replace("单元", "");
    let chinese = HAS_ZH.iter().any(|word| text.contains(word));
    let english = has(HAS_EN) && has(COUNTED_EN);
    (chinese || english) && !JUDGES_ZH.iter().any(|word| plain.contains(word)) && !has(JUDGES_EN)
}

/// Whether a text states a figure: an amount, a share, a count.
///
/// Years, dates, ordinals and numbers in names are none. When in doubt, a text states no figure.
pub(super) fn states_a_figure(text: &str) -> bool {
    let sentence = Sentence::new(text);
    let mut words = sentence.folded().split(|c: char| !c.is_ascii_alphabetic());
    let changes = words.any(|word| TIMES_EN.contains(&word));
    let found = quantities(&sentence);
    changes || found.iter().any(|found| is_figure(&sentence, found))
}

fn is_figure(sentence: &Sentence<'_>, found: &Quantity) -> bool {
    match found.form {
        Form::Name | Form::ScaleEnd => return false,
        Form::Share | Form::Multiple | Form::TimesMore => return true,
        Form::Plain => {}
    }
    let number = sentence.part(found.number);
    if number.contains(|c: char| c.is_ascii_digit()) {
        return true;
    }
    // 一人 and one day are words rather than figures.
    let counts = match &found.unit {
        Some(unit) if unit.kind == UnitKind::Count && number.contains(is_chinese) => {
            COUNTED.contains(&unit.name.as_str())
        }
        Some(_) => true,
        None => !number.contains(is_chinese),
    };
    counts && found.value != Decimal::ONE && !found.value.is_zero()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_found_in_both_languages() {
        for text in [
            "客户满意率仅为68%",
            "满意率６８％",
            "电梯平均24小时才修复",
            "七成业主不满意",
            "七成五的业主不满意",
            "投诉比上年增加两倍",
            "近四分之三的投诉集中在维修",
            "一半项目没有执行",
            "平均等十分钟",
            "每月收到三百件投诉",
            "2025年投诉1200件",
            "Three in four complaints concern a late repair",
            "More than half of the tenants complain",
            "58% of tenants would book online",
            "Complaints doubled",
            "On 31 March 2026 there were 450 overdue jobs",
        ] {
            assert!(states_a_figure(text), "{text}");
        }
    }

    #[test]
    fn names_dates_and_ordinals_are_no_figures() {
        for text in [
            "业主对维修响应普遍不满",
            "2025年以来投诉增多",
            "自2025年12月31日起执行新标准",
            "2023-2025年持续下降",
            "公司已通过ISO 9001认证",
            "开通24小时热线",
            "提供7×24小时服务",
            "5G覆盖不足",
            "第3季度起投诉增多",
            "第三方调查未开展",
            "业主十分不满",
            "流程一成不变",
            "基础工作尚未完成",
            "统一标准，一线员工万一遇到纠纷",
            "Tenants are not satisfied",
            "Since 2025 complaints have grown",
            "Since 31 March 2026 a new standard holds",
            "Certified to ISO 9001",
            "A 24-hour hotline exists",
            "Two-way communication is missing",
            "In the first half of the year nothing was done",
            "A third party runs the 2nd line",
        ] {
            assert!(!states_a_figure(text), "{text}");
        }
    }

    #[test]
    fn sources_in_the_text_count() {
        assert!(names_a_source("据公司2025年调查，满意率为68%"));
        assert!(names_a_source("满意率为68%（来源：年度调查）"));
        assert!(names_a_source("According to the 2025 survey, 68% agree"));
        assert!(names_a_source("2025年第三方满意度调查显示，满意率为68%"));
        assert!(names_a_source("门诊平均等候52分钟（2025年门诊部统计）"));
        assert!(names_a_source("68% are satisfied (TSM survey, 2025)"));
        assert!(names_a_source("The 2025 survey found that 68% agree"));
        assert!(!names_a_source("数据显示满意率为68%"));
        assert!(!names_a_source("统计数据显示满意率为68%"));
        assert!(!names_a_source("满意率为68%（含调查对象家属）"));
        assert!(!names_a_source("68% of the survey forms come back (2025)"));
    }

    #[test]
    fn stock_is_what_anyone_can_count() {
        assert!(takes_stock("小区共有32栋楼、2860户"));
        assert!(takes_stock("小区2008年建成，共有32栋楼、96个单元"));
        assert!(takes_stock("The estate has 32 buildings and 2,860 homes"));
        assert!(!takes_stock("共有32户投诉"));
        assert!(!takes_stock("小区共有2860户，七成不满意"));
        assert!(!takes_stock("32 buildings have overdue repairs"));
        assert!(!takes_stock("The estate has 32 complaints"));
    }
}
