//! F007: a text that is no value of the wanted kind.

use std::fmt;

use jiff::civil::Date;

use crate::check::rules::prelude::*;
use crate::diagnostic::Diagnostic;
use crate::lang::{Lang, Localized};
use crate::plan::read::Fault;
use crate::plan::value::{
    Amount, Contingency, Count, Duration, Id, Kind, Link, Money, Percent, Probability, Signed,
    Value, Whole, certain_date,
};
use crate::source::{Edit, Span};

/// Accepted forms shown in a finding; the docs list them all.
const SHOWN: usize = 6;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "F007",
        name: "unreadable-value",
    },
    severity: Severity::Error,
    since: Maturity::Draft,
    title: Text::new("a value can't be read", "值无法识别"),
    docs: Docs {
        checks: Text::new(
            "Dates, durations, money, percentages, levels and the like must have one of their \
             accepted forms; the finding lists them. What is ambiguous is not guessed: `30` is \
             no percentage, `20260331` is no date. A date in another form that has one meaning \
             only, such as `31st March 2026`, can be mended by `--fix`.",
            "日期、工期、金额、百分比、等级等必须采用可识别的写法，提示信息会列出这些写法。\
             有歧义的不猜：`30` 不算百分比，`20260331` 不算日期。其他写法的日期若只有一种含义\
             （如“二〇二六年三月三十一日”），可用 `--fix` 改正。",
        ),
        why: Text::new(
            "A number that is read other than meant is worse than one that isn't read.",
            "数值读错比读不出来更糟。",
        ),
        fails: Example {
            en: "goals:\n  - id: G1\n    title: Answer repair requests faster\n    deadline: end of next year\n",
            zh: "goals:\n  - id: G1\n    title: 缩短维修响应时间\n    deadline: 明年年底\n",
        },
        mended: Example {
            en: "goals:\n  - id: G1\n    title: Answer repair requests faster\n    deadline: 2026-12-31\n",
            zh: "goals:\n  - id: G1\n    title: 缩短维修响应时间\n    deadline: 2026年12月31日\n",
        },
        ignore: Text::new(
            "Never: rules that need the value don't run. A value that isn't known yet is left \
             empty.",
            "不应忽略：依赖该值的检查都不会进行。尚未确定的值请留空。",
        ),
    },
    run: Run::Fault(run),
};

fn run(fault: &Fault, findings: &mut Findings<'_>) {
    if let Fault::SplitNumber { text, span } = fault {
        split_number(text, *span, findings);
        return;
    }
    let Fault::Unreadable {
        kinds,
        text,
        out_of_range,
        span,
    } = fault
    else {
        return;
    };
    let nouns: Vec<&Text> = kinds.iter().map(|kind| &kind.noun).collect();
    let shown: String = text.chars().take(60).collect();
    let message = if *out_of_range {
        text!(
            "`{shown}` is out of range for {nouns}",
            "“{shown}”超出{nouns}的允许范围",
            shown = shown,
            nouns = Listed(&nouns),
        )
    } else {
        text!(
            "`{shown}` can't be read as {nouns}",
            "“{shown}”无法识别为{nouns}",
            shown = shown,
            nouns = Listed(&nouns),
        )
    };
    let finding = findings.add(*span, message);
    let wants_date = kinds.iter().any(|kind| kind.noun == Date::KIND.noun);
    if let Some(date) = certain_date(text).filter(|_| wants_date) {
        offer_date(date, *span, finding);
        return;
    }
    finding.help(special_help(kinds, text).unwrap_or_else(|| {
        text!(
            "accepted forms: {forms}",
            "可用的写法：{forms}",
            forms = Forms(kinds),
        )
    }));
}

/// Offers the form that plans use for a date with one meaning.
fn offer_date(date: Date, span: Span, finding: &mut Diagnostic) {
    finding
        .help(text!("write {date}", "请写成 {date}", date = date))
        .fix(
            text!("write {date}", "改为 {date}", date = date),
            true,
            Edit {
                span,
                replacement: date.to_string(),
            },
        );
}

/// The accepted forms of some kinds: all words of a closed vocabulary, else the first few.
struct Forms<'a>(&'a [&'static Kind]);

impl Localized for Forms<'_> {
    fn fmt_in(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let forms: Vec<&str> = self
            .0
            .iter()
            .flat_map(|kind| {
                let most = if kind.choices.is_empty() {
                    SHOWN
                } else {
                    usize::MAX
                };
                kind.forms_in(lang).into_iter().take(most)
            })
            .collect();
        Listed(&forms).fmt_in(lang, f)
    }
}

/// Words that tell a change, where the level to be reached is wanted.
const CHANGES: &[&str] = &[
    "+", "＋", "下降", "上升", "提升", "提高", "降低", "减少", "增加", "增长", "缩短", "压缩",
    "reduce", "increase", "decrease", "cut by", "down by", "up by",
];
/// Units of effort, which say nothing about how long something takes.
const EFFORT: &[&str] = &[
    "人天",
    "人日",
    "人月",
    "人时",
    "工日",
    "person-day",
    "person day",
    "man-day",
    "man day",
];

/// What to do about a mistake that is known by its looks.
fn special_help(kinds: &[&'static Kind], text: &str) -> Option<Text> {
    let text = text.trim();
    let wants = |wanted: &[&Kind]| {
        kinds
            .iter()
            .any(|kind| wanted.iter().any(|wanted| kind.noun == wanted.noun))
    };
    let lower = text.to_lowercase();
    if wants(&[Contingency::KIND]) && Money::read(text).is_ok() {
        return Some(text!(
            "a small bare number may be meant as a share or in thousands: write `5%` or `£5,000`",
            "只写一个小数字，分不清是比例还是金额，请写成 `5%` 或 `5万元`"
        ));
    }
    if wants(&[Id::KIND]) && text.contains(COMMAS) {
        // In `[G1，G2]` the full-width comma makes one text of two ids.
        return Some(text!(
            "separate ids by a half-width comma: `[G1, G2]`",
            "编号之间请用半角逗号分隔：`[G1, G2]`"
        ));
    }
    if wants(&[Link::KIND]) && text.contains(COMMAS) {
        return Some(text!(
            "write several links as a list, with half-width commas: `[T1, T2]`",
            "多个前置任务请写成列表，用半角逗号分隔：`[T1, T2]`"
        ));
    }
    if wants(&[Date::KIND])
        && let Some(last) = last_day_of(text)
    {
        let (year, month, day) = (last.year(), last.month(), last.day());
        return Some(Text {
            en: format!("write the day, such as `{last}`").into(),
            zh: format!("请写明日期，例如 {year}年{month}月{day}日").into(),
        });
    }
    if wants(&[Amount::KIND]) && CHANGES.iter().any(|change| lower.starts_with(change)) {
        return Some(text!(
            "write the level to be reached, not the change, such as `80%`",
            "请写要达到的水平，而不是变化幅度，例如 `80%`"
        ));
    }
    if wants(&[Duration::KIND]) && EFFORT.iter().any(|unit| lower.contains(unit)) {
        return Some(text!(
            "that is effort, not duration: write how long it takes, such as `15d`",
            "这是工作量，不是工期：请写需要多长时间，例如 `15天`"
        ));
    }
    let numbers = [
        Amount::KIND,
        Percent::KIND,
        Probability::KIND,
        Money::KIND,
        Duration::KIND,
        Count::KIND,
        Signed::KIND,
        Whole::KIND,
        Contingency::KIND,
    ];
    if wants(&numbers) && is_range(text) {
        return Some(text!(
            "write one value, not a range",
            "请写一个数值，不要写区间"
        ));
    }
    if wants(&[Percent::KIND]) && is_bare_number(text) {
        return Some(text!(
            "write it with its sign, such as `50%`",
            "请带上百分号，例如 `50%`"
        ));
    }
    None
}

/// Whether a text is a number without a sign, unit or bound.
fn is_bare_number(text: &str) -> bool {
    Amount::read(text).is_ok_and(|amount| amount.unit.is_none() && amount.bound.is_none())
}

/// Marks that people put between ids.
const COMMAS: [char; 5] = ['，', '、', '；', ',', ';'];

/// The last day of the month that a text names.
fn last_day_of(text: &str) -> Option<Date> {
    [
        format!("{text}1日"),
        format!("{text}-1"),
        format!("{text}/1"),
        format!("1 {text}"),
    ]
    .iter()
    .find_map(|day| Date::read(day).ok())
    .map(Date::last_of_month)
}

/// Whether a text is two numbers with a mark between them: `30～40%`, `24-36小时`.
fn is_range(text: &str) -> bool {
    let marks = ['～', '~', '–', '—', '-', '－', '至', '到'];
    text.split_once(marks).is_some_and(|(from, to)| {
        from.contains(|c: char| c.is_ascii_digit())
            && to.trim_start().starts_with(|c: char| c.is_ascii_digit())
    })
}

fn split_number(written: &str, span: Span, findings: &mut Findings<'_>) {
    let quoted = format!("\"{written}\"");
    findings
        .add(
            span,
            text!(
                "between braces the comma ends the value, so `{written}` is cut in two",
                "写在花括号里时，逗号会把“{written}”拆成两半",
                written = written,
            ),
        )
        .help(text!(
            "put it in quotation marks ({quoted}) or leave the comma out",
            "请加上引号（{quoted}），或去掉逗号",
            quoted = quoted,
        ))
        .fix(
            text!("put it in quotation marks", "加上引号"),
            true,
            Edit {
                span,
                replacement: quoted,
            },
        );
}
