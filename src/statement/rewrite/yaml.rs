//! The goal as the plan format has it.
//!
//! What the sentence doesn't say is no value but a comment, so the text can be pasted into a plan
//! and read as it is.

use std::fmt::Write as _;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::lang::{Lang, Text};
use crate::plan::value::{Amount, Value as _};
use crate::statement::quantity::{Unit, UnitKind};
use crate::statement::{Direction, Figure, Judged, Sort};
use crate::text;

use super::clause::{Clause, Side, one_line, side};
use super::level::{self, Level};
use super::line::{BLANK, Line};
use super::scalar::{is_printable, scalar};
use super::suggest::metrics_for;

/// The longest title, in characters: a title is the goal in a few words.
const LONGEST_TITLE: usize = 60;

const DATE: Text = Text::new(
    "date: YYYY-MM-DD, the day of the reading",
    "date: YYYY-MM-DD，统计日期",
);

/// The goals that the clauses stand for.
pub fn goals(
    judged: &Judged<'_>,
    clauses: &[Clause<'_>],
    lines: &[Line],
    id: Option<&str>,
) -> String {
    let mut page = Page {
        lang: judged.sentence.lang(),
        text: String::from("goals:\n"),
    };
    for (at, clause) in clauses.iter().enumerate() {
        // A sentence that was kept stands for all of its parts.
        let sentence = lines.get(at).or(lines.first());
        let sentence = sentence.map(|line| line.text.as_str()).unwrap_or_default();
        // Of several goals only one can keep the id.
        let id = id.filter(|_| at == 0);
        page.goal(judged, clause, sentence, id);
    }
    page.text
}

/// A text of YAML that grows.
struct Page {
    lang: Lang,
    text: String,
}

impl Page {
    fn goal(&mut self, judged: &Judged<'_>, clause: &Clause<'_>, sentence: &str, id: Option<&str>) {
        let title = scalar(&title(clause));
        match id {
            Some(id) => {
                let _ = writeln!(self.text, "  - id: {}", scalar(id));
                self.key(4, "title", &title);
            }
            None => {
                let _ = writeln!(self.text, "  - title: {title}");
            }
        }
        self.key(4, "statement", &scalar(sentence));
        self.deadline(judged, clause);
        match clause.aim.map(|aim| aim.sort) {
            Some(Sort::Metric | Sort::Output) if clause.object().is_some() => self.measure(judged, clause),
            Some(Sort::Deliverable) => self.comment(
                4,
                &text!(
                    "measure: not needed where anyone can see whether it is done; a milestone with \
                     `deliverable` and `acceptance` says how it is accepted",
                    "measure：是否完成可以直接看到，不必量化；可另设里程碑，用 `deliverable` 和 `acceptance` 写明交付物与验收标准"
                ),
            ),
            _ => self.no_measure(clause),
        }
    }

    fn deadline(&mut self, judged: &Judged<'_>, clause: &Clause<'_>) {
        let day = clause
            .deadline
            .and_then(|time| time.kind.last_day(judged.anchors))
            // A plan takes no day thousands of years ahead.
            .filter(|day| Date::read(&day.to_string()).is_ok());
        if let Some(day) = day {
            self.key(4, "deadline", &day.to_string());
            return;
        }
        match clause.deadline_words() {
            Some(words) => self.comment(
                4,
                &text!(
                    "deadline: YYYY-MM-DD, the day that “{words}” means",
                    "deadline: YYYY-MM-DD，写明“{words}”具体到哪一天",
                    words = words,
                ),
            ),
            None => self.comment(
                4,
                &text!(
                    "deadline: YYYY-MM-DD, the day by which the target holds",
                    "deadline: YYYY-MM-DD，达成目标的期限"
                ),
            ),
        }
    }

    fn measure(&mut self, judged: &Judged<'_>, clause: &Clause<'_>) {
        let Some((aim, object)) = clause.aim.zip(clause.object()) else {
            return;
        };
        let target = clause.target();
        let level = match target {
            Some(_) if aim.relative => level::reached(clause),
            Some(figure) if figure.upper.is_none() => Some(Level {
                value: figure.value,
                unit: figure.unit.clone(),
            }),
            _ => None,
        };
        let _ = writeln!(self.text, "    measure:");
        self.key(6, "metric", &scalar(&object));
        let own = level.as_ref().and_then(|level| level.unit.as_ref());
        let stated = || aim.target.as_ref()?.unit.as_ref();
        let unit = own
            .or_else(|| clause.baseline()?.unit.as_ref())
            .or_else(|| stated().filter(|_| !aim.relative));
        let points = target.and_then(Figure::kind) == Some(UnitKind::PercentagePoints);
        match unit {
            Some(unit) => self.kind(unit),
            None if points => self.key(6, "kind", "rate"),
            None => self.comment(
                6,
                &text!("unit: the unit of the values below", "unit：以下数值的单位"),
            ),
        }
        self.baseline(clause, aim.sort == Sort::Output);
        match (&level, target) {
            (Some(level), Some(figure)) => {
                let bound = if aim.relative { None } else { side(figure) };
                self.value(6, "target", level, bound, aim.direction);
                if aim.relative {
                    self.said(6, clause, figure);
                }
            }
            (None, Some(figure)) if aim.relative => self.change(clause, figure),
            (None, Some(figure)) => self.range(clause, figure),
            (_, None) => self.comment(
                6,
                &text!(
                    "target: the value to be reached by the deadline",
                    "target：到期限时应达到的目标值"
                ),
            ),
        }
        if aim.sort == Sort::Metric {
            self.stages(judged, clause);
        }
    }

    /// The kind of the measure, which its unit tells.
    fn kind(&mut self, unit: &Unit) {
        let kind = match unit.kind {
            UnitKind::Percent | UnitKind::PerMille => "rate",
            UnitKind::Score => "score",
            UnitKind::Time(_) => "time",
            UnitKind::Money => "money",
            UnitKind::Count => "count",
            UnitKind::PercentagePoints | UnitKind::Multiple | UnitKind::Other => return,
        };
        self.key(6, "kind", kind);
    }

    fn baseline(&mut self, clause: &Clause<'_>, is_output: bool) {
        match clause.baseline() {
            Some(figure) => {
                let _ = writeln!(self.text, "      baseline:");
                let level = Level {
                    value: figure.value,
                    unit: figure.unit.clone(),
                };
                self.value(8, "value", &level, None, None);
                self.comment(8, &DATE);
            }
            None if is_output => {}
            None => {
                self.comment(
                    6,
                    &text!(
                        "baseline: {{value: {blank}, date: YYYY-MM-DD}}, where the metric stands today",
                        "baseline: {{value: {blank}, date: YYYY-MM-DD}}，现状值及其统计日期",
                        blank = BLANK,
                    ),
                );
            }
        }
    }

    /// A value with its unit, where the plan format takes the two together.
    fn value(
        &mut self,
        indent: usize,
        key: &str,
        level: &Level,
        side: Option<Side>,
        direction: Option<Direction>,
    ) {
        let sign = match (side, direction) {
            (Some(Side::OrMore), _) => "≥",
            (Some(Side::OrLess), _) => "≤",
            (Some(Side::Above), _) => ">",
            (Some(Side::Below), _) => "<",
            (None, _) => "",
        };
        let together = format!("{sign}{}", level::in_words(level));
        if is_amount(&together, level) {
            self.key(indent, key, &scalar(&together));
            return;
        }
        self.key(
            indent,
            key,
            &scalar(&format!("{sign}{}", level.value.normalize())),
        );
        if let Some(unit) = &level.unit {
            let unit = one_line(&unit.name);
            self.comment(indent, &text!("in {unit}", "单位：{unit}", unit = unit));
        }
    }

    /// An amount of change whose level nobody knows yet.
    fn change(&mut self, clause: &Clause<'_>, amount: &Figure) {
        let words = clause.bare(amount);
        self.comment(
            6,
            &text!(
                "target: the value that a change of {words} leads to, once the baseline is known",
                "target：填写变化（{words}）后的数值，先确定现状值",
                words = words,
            ),
        );
    }

    /// What the sentence says in the place of the level that was worked out.
    fn said(&mut self, indent: usize, clause: &Clause<'_>, amount: &Figure) {
        let words = clause.bare(amount);
        self.comment(
            indent,
            &text!(
                "a change of {words} from the baseline",
                "即现状值变化（{words}）后的数值",
                words = words,
            ),
        );
    }

    /// A range, of which the end nearer to today is what must be reached.
    fn range(&mut self, clause: &Clause<'_>, figure: &Figure) {
        let (value, side) = match (clause.direction(), figure.upper) {
            (Some(Direction::Decrease), Some(upper)) => (upper, Side::OrLess),
            (Some(Direction::Increase), Some(_)) => (figure.value, Side::OrMore),
            _ => {
                let words = clause.bare(figure);
                self.comment(
                    6,
                    &text!(
                        "target: one value; the sentence says {words}",
                        "target：只填一个数值，原文为{words}",
                        words = words,
                    ),
                );
                return;
            }
        };
        let level = Level {
            value,
            unit: figure.unit.clone(),
        };
        self.value(6, "target", &level, Some(side), None);
        let words = clause.bare(figure);
        self.comment(
            6,
            &text!("the sentence says {words}", "原文为{words}", words = words),
        );
    }

    fn stages(&mut self, judged: &Judged<'_>, clause: &Clause<'_>) {
        let stages = clause.aim.map(|aim| &aim.stages[..]).unwrap_or_default();
        if stages.is_empty() {
            return;
        }
        let _ = writeln!(self.text, "      stages:");
        for (figure, time) in stages {
            let level = Level {
                value: figure.value,
                unit: figure.unit.clone(),
            };
            self.value(8, "- value", &level, None, None);
            let day = time
                .as_ref()
                .and_then(|time| time.kind.last_day(judged.anchors));
            match day {
                Some(day) => self.key(10, "date", &day.to_string()),
                None => self.comment(10, &text!("date: YYYY-MM-DD", "date: YYYY-MM-DD")),
            }
        }
    }

    /// What a measure would hold, where the sentence names nothing that can be measured.
    fn no_measure(&mut self, clause: &Clause<'_>) {
        let about = clause.about().unwrap_or_default();
        let metrics = metrics_for(&about, self.lang);
        self.comment(4, &text!("measure:", "measure:"));
        let metric = match self.lang {
            Lang::En => format!("such as {metrics}"),
            Lang::Zh => format!("如{metrics}"),
        };
        let inner = [
            format!("  metric: {BLANK}  # {metric}"),
            format!("  baseline: {{value: {BLANK}, date: YYYY-MM-DD}}"),
            format!("  target: {BLANK}"),
        ];
        for line in inner {
            let _ = writeln!(self.text, "    # {line}");
        }
    }

    fn key(&mut self, indent: usize, key: &str, value: &str) {
        let _ = writeln!(self.text, "{:indent$}{key}: {value}", "");
    }

    fn comment(&mut self, indent: usize, words: &Text) {
        let words = words.get(self.lang);
        let words: String = words
            .chars()
            .map(|c| if is_printable(c) { c } else { ' ' })
            .collect();
        let _ = writeln!(self.text, "{:indent$}# {words}", "");
    }
}

/// Whether the plan format reads the value with its unit as it is meant.
fn is_amount(text: &str, level: &Level) -> bool {
    let counts_into = |value: Decimal| {
        // 50万元 is 500,000 元: the scale word counts into the value.
        value == level.value
            || level
                .unit
                .as_ref()
                .is_some_and(|unit| has_scale(&unit.name))
    };
    Amount::read(text).is_ok_and(|amount| counts_into(amount.value))
}

fn has_scale(unit: &str) -> bool {
    unit.starts_with(['十', '百', '千', '万', '亿'])
}

/// The goal in a few words.
fn title(clause: &Clause<'_>) -> String {
    let words = clause.between(clause.span.start, clause.span.end, true);
    if words.is_empty() {
        return BLANK.to_owned();
    }
    let Some((cut, _)) = words.char_indices().nth(LONGEST_TITLE) else {
        return words;
    };
    format!("{}…", words[..cut].trim_end())
}
