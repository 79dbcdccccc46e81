//! Which way a goal wants its metric to move, by its words.
//!
//! The lists are short on purpose: what says that a goal runs the wrong way must be certain, so a
//! name that may mean something else is none of them.

use std::cmp::Ordering;

use crate::lang::{Lang, Text};
use crate::plan::{Goal, LocalText, Measure};
use crate::source::Span;

/// A way that a goal wants its metric to move, and where it says so.
#[derive(Debug)]
pub(super) struct Wish {
    /// `Greater` is up.
    pub(super) way: Ordering,
    /// Where it is said.
    pub(super) span: Span,
    /// What is said there.
    pub(super) reason: Text,
}

/// What may say which way a metric is to move; another source is one more entry.
const SOURCES: &[fn(&Goal, &Measure) -> Option<Wish>] = &[by_metric, by_title];

/// The way that everything wants that says something; `None` when nothing does, or when two
/// disagree.
pub(super) fn wish(goal: &Goal, measure: &Measure) -> Option<Wish> {
    let mut wishes = SOURCES.iter().filter_map(|source| source(goal, measure));
    let first = wishes.next()?;
    wishes.all(|other| other.way == first.way).then_some(first)
}

/// Ends of the names of metrics of which less is better, whoever counts.
#[rustfmt::skip]
const LESS: &[&str] = &[
    "投诉率", "投诉量", "投诉数", "投诉数量", "投诉件数", "投诉起数", "投诉次数", "投诉总量",
    "事故率", "事故数", "事故数量", "事故起数", "事故件数", "事故次数", "故障率", "故障数", "故障次数",
    "差错率", "出错率", "错误率", "差错数", "差错次数", "缺陷率", "返修率", "返工率", "流失率", "离职率",
    "空置率", "欠费率", "欠缴率", "超时率", "逾期率", "差评率", "差评数", "缺勤率", "爽约率", "漏检率",
    "漏损率", "感染率", "死亡率", "伤亡人数", "积压量", "积压件数",
    "响应时间", "响应时长", "到场时间", "到场时长", "等待时间", "等待时长", "等候时间", "等候时长",
    "排队时间", "排队时长", "候诊时间", "候诊时长", "修复时间", "修复时长", "处理时间", "处理时长",
    "处置时间", "处置时长", "办理时长", "办结时间", "办结时长", "恢复时间", "恢复时长",
    "停机时间", "停机时长", "中断时间", "中断时长",
    "complaints", "complaint rate", "accidents", "accident rate", "injuries", "error rate",
    "defects", "defect rate", "failure rate", "fault rate", "response time", "response times",
    "waiting time", "waiting times", "wait time", "wait times", "time to respond",
    "time to arrive", "time to repair", "time to resolve", "time to restore", "repair time",
    "resolution time", "turnaround time", "downtime", "backlog", "churn", "churn rate",
    "vacancy rate", "no-show rate", "absence rate", "absenteeism", "readmission rate",
    "mortality rate", "infection rate", "dropout rate", "arrears", "abandonment rate",
    "overdue rate", "missed appointments", "rework rate", "reopen rate",
];

/// What was done about complaints and faults is no less of them.
#[rustfmt::skip]
const HANDLED: &[&str] = &[
    "办结", "处理", "处置", "解决", "受理", "化解", "回访", "答复", "回复", "整改", "消除", "排查", "关闭",
    "answer", "closed", "found", "handled", "investigated", "logged", "processed", "replied",
    "reported", "resolved", "responded", "reviewed", "settled", "which", "whom",
];

/// Ends of the names of metrics of which more is better, whoever counts.
#[rustfmt::skip]
const MORE: &[&str] = &[
    "满意率", "满意度", "及时率", "准时率", "合格率", "达标率", "完好率", "办结率", "解决率", "修复率",
    "好评率", "收缴率", "续约率", "续费率", "准确率", "接通率", "出勤率", "兑现率", "知晓率", "净推荐值",
    "satisfaction", "satisfaction rate", "satisfaction score", "collection rate", "fix rate",
    "on-time rate", "compliance rate", "pass rate", "uptime", "nps", "net promoter score",
    "attendance rate", "retention rate", "renewal rate", "resolution rate", "punctuality",
];

/// Words that make something bad of what more is better of: 逾期办结率.
#[rustfmt::skip]
const SPOILING: &[&str] = &[
    "低", "欠", "非", "无", "超", "逾", "延", "迟", "误", "漏", "错", "差", "重复",
    "failed", "late", "low", "missed", "negative", "no ", "non", "not", "overdue", "poor",
    "repeat", "un",
];

/// Words that make another metric of a name.
#[rustfmt::skip]
const TURNING: &[&str] = &[
    "减少", "减幅", "下降", "降低", "降幅", "压降", "缩短", "增长", "增幅", "变化", "差距", "偏差",
    "间隔", "无故障", "零",
    "avoided", "between", "change", "decrease", "gap", "growth", "increase", "prevented",
    "reduction", "saved", "variance",
];

/// Says it by the name of the metric: complaints are to fall, satisfaction is to rise.
fn by_metric(_: &Goal, measure: &Measure) -> Option<Wish> {
    let metric = measure.metric.spanned()?;
    let way = agreed(texts(metric.value).filter_map(|name| way_of_name(&name)))?;
    Some(Wish {
        way,
        span: metric.span,
        reason: match way {
            Ordering::Less => Text::new("less of it is better", "该指标越低越好"),
            _ => Text::new("more of it is better", "该指标越高越好"),
        },
    })
}

/// A text in both its languages, in lower case.
fn texts(text: &LocalText) -> impl Iterator<Item = String> {
    let (en, zh) = (text.get(Lang::En), text.get(Lang::Zh));
    let second = (en != zh).then_some(zh);
    let both = std::iter::once(en).chain(second);
    both.map(|text| text.trim().to_lowercase())
}

fn agreed(mut ways: impl Iterator<Item = Ordering>) -> Option<Ordering> {
    let first = ways.next()?;
    ways.all(|way| way == first).then_some(first)
}

fn way_of_name(name: &str) -> Option<Ordering> {
    let (head, rest) = head(name);
    if has_any(name, TURNING) || has_any(rest, HANDLED) {
        return None;
    }
    let less = LESS.iter().find_map(|end| before(head, end));
    let more = MORE.iter().find_map(|end| before(head, end));
    match (less, more) {
        (Some(before), None) => {
            (!has_any(before, HANDLED) && leads(before, rest)).then_some(Ordering::Less)
        }
        // 不满意率, 未达标率, dissatisfaction
        (None, Some(before)) if ["不", "未", "dis"].iter().any(|no| before.ends_with(no)) => {
            Some(Ordering::Less)
        }
        (None, Some(before)) => {
            (!has_any(before, SPOILING) && leads(before, rest)).then_some(Ordering::Greater)
        }
        _ => None,
    }
}

fn has_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// The name without what narrows it down, and that: `complaints` and `per 1,000 homes`.
fn head(name: &str) -> (&str, &str) {
    const NARROWING: [&str; 5] = [" per ", " for ", " among ", "(", "（"];
    let ends = NARROWING.iter().filter_map(|word| name.find(word));
    let (head, rest) = name.split_at(ends.min().unwrap_or(name.len()));
    (head.trim(), rest.trim())
}

/// What stands before the end of a name, when that end is there and begins a word.
fn before<'n>(name: &'n str, end: &str) -> Option<&'n str> {
    let before = name.strip_suffix(end)?;
    let goes_on = end.is_ascii() && before.ends_with(|last: char| last.is_ascii_alphanumeric());
    (!goes_on || before.ends_with("dis")).then_some(before)
}

/// Whether the end of a name is what the name is about, by what stands before it: `number of`
/// complaints is, `satisfaction with` response times isn't.
fn leads(before: &str, rest: &str) -> bool {
    const COUNTING: [&str; 6] = ["number", "count", "total", "volume", "level", "length"];
    const PREPOSITIONS: [&str; 12] = [
        "about", "against", "at", "by", "from", "in", "of", "on", "to", "under", "with", "within",
    ];
    let words: Vec<&str> = before.split_whitespace().collect();
    let mut prepositions = words.iter().enumerate();
    let Some((at, first)) = prepositions.find(|(_, word)| PREPOSITIONS.contains(word)) else {
        return true;
    };
    let is_counted = at > 0 && COUNTING.contains(&words[at - 1]);
    *first == "of"
        && is_counted
        && (rest.is_empty() || rest.starts_with("per "))
        && !prepositions.any(|(_, word)| PREPOSITIONS.contains(word))
}

/// Verbs that titles begin with, and which way they point.
#[rustfmt::skip]
const VERBS: &[(&str, Ordering)] = &[
    ("缩短", Ordering::Less), ("降低", Ordering::Less), ("减少", Ordering::Less),
    ("压降", Ordering::Less), ("压减", Ordering::Less), ("提高", Ordering::Greater),
    ("提升", Ordering::Greater), ("增加", Ordering::Greater), ("扩大", Ordering::Greater),
    ("延长", Ordering::Greater),
    ("reduce ", Ordering::Less), ("cut ", Ordering::Less), ("lower ", Ordering::Less),
    ("decrease ", Ordering::Less), ("shorten ", Ordering::Less), ("halve ", Ordering::Less),
    ("fewer ", Ordering::Less), ("shorter ", Ordering::Less), ("raise ", Ordering::Greater),
    ("increase ", Ordering::Greater), ("double ", Ordering::Greater),
    ("extend ", Ordering::Greater),
];

/// Says it by the verb of the title, when the object of that verb is the metric.
fn by_title(goal: &Goal, measure: &Measure) -> Option<Wish> {
    let title = goal.title.spanned()?;
    let metric = measure.metric.get()?;
    let ways = texts(title.value).filter_map(|title| {
        let (object, way) = VERBS
            .iter()
            .find_map(|(verb, way)| Some((title.strip_prefix(verb)?, *way)))?;
        let is_another = |(verb, other): &(&str, Ordering)| *other != way && object.contains(verb);
        let is_about = texts(metric).any(|name| is_metric(object, &name));
        (is_about && !VERBS.iter().any(is_another)).then_some(way)
    });
    let way = agreed(ways)?;
    Some(Wish {
        way,
        span: title.span,
        reason: match way {
            Ordering::Less => Text::new("the title wants less of it", "名称要求降低"),
            _ => Text::new("the title wants more of it", "名称要求提高"),
        },
    })
}

/// Whether the object of a title is the metric: both end alike, and one of them has all that the
/// other says, in the same order (维修响应时间, 维修平均响应时间).
fn is_metric(object: &str, metric: &str) -> bool {
    // What stands behind the object: how far it is to go.
    const BEHIND: [&str; 14] = [
        " to ", " by ", " from ", " for ", " per ", "(", "（", "，", "、", "至", "到", "达", "从",
        "由",
    ];
    const FILLING: [&str; 8] = ["the", "a", "of", "our", "average", "mean", "number", "平均"];
    let parts = |text: &str| -> Vec<String> {
        let ends = BEHIND.iter().filter_map(|word| text.find(word));
        let text = text[..ends.min().unwrap_or(text.len())].trim();
        if text.is_ascii() {
            let words = text.split(|c: char| !c.is_ascii_alphanumeric());
            return words
                .filter(|word| !word.is_empty() && !FILLING.contains(word))
                .map(str::to_owned)
                .collect();
        }
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.map(String::from).collect()
    };
    if has_any(object, TURNING) || has_any(metric, TURNING) {
        return false;
    }
    let (object, metric) = (parts(object), parts(metric));
    // A word of English says as much as two characters of Chinese.
    let alike = if metric.concat().is_ascii() { 1 } else { 2 };
    let end = |parts: &[String]| parts[parts.len().saturating_sub(alike)..].to_vec();
    let (short, long) = if object.len() <= metric.len() {
        (&object, &metric)
    } else {
        (&metric, &object)
    };
    let mut rest = long.iter();
    let mut skipped = String::new();
    let is_within = short.iter().all(|part| {
        for other in rest.by_ref() {
            if other == part {
                return true;
            }
            skipped.push_str(other);
            skipped.push(' ');
        }
        false
    });
    let negates = ["不", "未"].iter().any(|no| skipped.contains(no)) || has_any(&skipped, SPOILING);
    short.len() >= alike && end(short) == end(long) && is_within && !negates
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_whether_less_or_more_is_better() {
        for less in [
            "投诉率",
            "App投诉量",
            "每百户有效投诉件数（月）",
            "平均响应时间",
            "不满意率",
            "回访未达标率",
            "complaints",
            "number of complaints per 1,000 homes",
            "repeat complaints per month",
            "average response time for urgent repairs",
            "customer dissatisfaction",
        ] {
            assert_eq!(way_of_name(less), Some(Ordering::Less), "{less}");
        }
        for more in [
            "业主满意率",
            "对响应时间的满意度",
            "投诉处理满意率",
            "报修及时率",
            "tenant satisfaction",
            "level of satisfaction",
            "first-time fix rate",
            "rent collection rate",
        ] {
            assert_eq!(way_of_name(more), Some(Ordering::Greater), "{more}");
        }
    }

    #[test]
    fn names_that_may_mean_something_else_say_nothing() {
        for open in [
            "",
            "投诉处理数量",
            "办结投诉数",
            "投诉下降率",
            "平均无故障时间",
            "逾期办结率",
            "低满意度",
            "投诉建议采纳数",
            "上报数",
            "complaints resolved",
            "resolved complaints",
            "percentage of complaints (answered within 5 days)",
            "complaints for which a reply was sent",
            "satisfaction with response times and prices",
            "awareness of response time",
            "share within response time",
            "reduction of complaints",
            "non-compliance rate",
            "missed collection rate",
            "time between accidents",
            "subcomplaints",
        ] {
            assert_eq!(way_of_name(open), None, "{open}");
        }
    }

    #[test]
    fn the_object_of_a_title_is_told_from_something_else() {
        for (object, metric) in [
            ("维修响应时间", "维修平均响应时间"),
            ("客户投诉处理满意率至85%", "投诉处理满意率"),
            ("the number of open tickets", "open tickets"),
            ("open tickets by 30%", "open tickets older than 30 days"),
        ] {
            let is_longer = metric.contains("older");
            assert_eq!(is_metric(object, metric), !is_longer, "{object} {metric}");
        }
        for (object, metric) in [
            ("服务质量", "服务质量扣分"),
            ("物业费覆盖率", "物业费未覆盖率"),
            ("服务", "维修响应时间"),
            ("response", "response time"),
            ("calls answered", "calls not answered"),
            ("", ""),
        ] {
            assert!(!is_metric(object, metric), "{object} {metric}");
        }
    }
}
