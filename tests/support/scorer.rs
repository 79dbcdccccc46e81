//! Agreement of the reader with sentences that people judged.
//!
//! A row of a fixture has `id`, `lang`, `text`, the verdicts `S`, `M`, `T` (1 or 0) and `A` (1, 0
//! or null), `atomic`, the slots `metric`, `baseline`, `target`, `target_max`, `unit`, `direction`,
//! `relative` and `deadline`, and `tags`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use planvet::statement::{Anchors, Direction, Judged, Slots, Verdict};
use serde_json::Value;

/// A share of agreements.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    pub agree: usize,
    pub of: usize,
}

impl Share {
    fn add(&mut self, agrees: bool) {
        self.of += 1;
        self.agree += usize::from(agrees);
    }

    /// The share; 1 of nothing.
    pub fn value(self) -> f64 {
        match self.of {
            0 => 1.0,
            of => self.agree as f64 / of as f64,
        }
    }
}

/// What a comparison comes to.
#[derive(Debug, Default)]
pub struct Score {
    /// Sentences compared.
    pub rows: usize,
    /// Agreement by name: `S`, `M`, `T`, `target` …; those with a language behind are of its
    /// sentences.
    pub shares: BTreeMap<String, Share>,
    /// Of the verdicts that something can't be reached, those that are right.
    pub impossible: Share,
    /// Of the sentences that can't be reached, those that were found.
    pub impossible_found: Share,
    /// Amounts of change taken for levels, and the other way round.
    pub confusions: usize,
    /// Where the two differ, a line each.
    pub differences: Vec<String>,
}

/// Reads the sentences of a fixture and compares what comes out with what people said.
pub fn score(rows: &[Value]) -> Score {
    let mut score = Score::default();
    for row in rows {
        score.rows += 1;
        score.compare(row);
    }
    score
}

impl Score {
    fn compare(&mut self, row: &Value) {
        let text = row["text"].as_str().expect("a text");
        let judged = Judged::new(text, Anchors::default());
        let lang = row["lang"].as_str().expect("a language");
        assert_eq!(judged.sentence.lang().tag(), lang, "{text}");
        let verdicts = &judged.verdicts;
        for (name, criterion) in [
            ("S", &verdicts.specific),
            ("M", &verdicts.measurable),
            ("T", &verdicts.time_bound),
        ] {
            let said = number(criterion.verdict);
            self.note(row, name, lang, said == row[name], &said);
        }
        let fails = number(verdicts.achievable.verdict) == 0;
        let should = row["A"] == 0;
        if fails {
            self.impossible.add(should);
        }
        if should {
            self.impossible_found.add(fails);
        }
        if fails != should {
            self.differ(row, "A", &Value::from(fails));
        }
        let atomic = row["atomic"] == true;
        self.note(
            row,
            "atomic",
            lang,
            judged.statement.is_atomic() == atomic,
            &Value::Null,
        );
        if atomic {
            self.slots(row, lang, &judged.slots());
        }
    }

    fn slots(&mut self, row: &Value, lang: &str, slots: &Slots) {
        let text = |value: &Option<String>| value.clone().map_or(Value::Null, Value::from);
        let unit = slots.unit.as_deref();
        for (name, said) in [
            ("baseline", slots.baseline),
            ("target", slots.target),
            ("target_max", slots.target_max),
        ] {
            let said = said.map(|value| value.to_string().parse::<f64>().expect("a number"));
            let agrees = same(
                normal(said, unit),
                normal(row[name].as_f64(), row["unit"].as_str()),
            );
            self.note(
                row,
                name,
                lang,
                agrees,
                &said.map_or(Value::Null, Value::from),
            );
        }
        let metric = text(&slots.metric);
        self.note(
            row,
            "metric",
            lang,
            loosely(&metric, &row["metric"]),
            &metric,
        );
        let said = text(&slots.unit);
        self.note(row, "unit", lang, said == row["unit"], &said);
        let direction = slots
            .direction
            .map(Direction::name)
            .map_or(Value::Null, Value::from);
        self.note(
            row,
            "direction",
            lang,
            direction == row["direction"],
            &direction,
        );
        let relative = Value::from(slots.relative);
        self.note(
            row,
            "relative",
            lang,
            relative == row["relative"],
            &relative,
        );
        let found = slots.target.is_some() && !row["target"].is_null();
        self.confusions += usize::from(found && relative != row["relative"]);
        let deadline = text(&slots.deadline);
        self.note(
            row,
            "deadline",
            lang,
            loosely(&deadline, &row["deadline"]),
            &deadline,
        );
    }

    fn note(&mut self, row: &Value, name: &str, lang: &str, agrees: bool, said: &Value) {
        for name in [name.to_owned(), format!("{name} {lang}")] {
            self.shares.entry(name).or_default().add(agrees);
        }
        if !agrees {
            self.differ(row, name, said);
        }
    }

    fn differ(&mut self, row: &Value, name: &str, said: &Value) {
        let line = format!(
            "{} {name}: {said}, people say {}: {}",
            row["id"], row[name], row["text"]
        );
        self.differences.push(line);
    }

    /// The agreement on something, of all sentences.
    pub fn share(&self, name: &str) -> Share {
        self.shares.get(name).copied().unwrap_or_default()
    }

    /// The agreement on all slots together.
    pub fn slots_share(&self) -> f64 {
        const SLOTS: [&str; 7] = [
            "baseline",
            "target",
            "unit",
            "direction",
            "relative",
            "deadline",
            "metric",
        ];
        let sum: f64 = SLOTS.iter().map(|name| self.share(name).value()).sum();
        sum / SLOTS.len() as f64
    }

    /// The agreement as a table, with the differences below it.
    pub fn table(&self) -> String {
        let mut out = format!("{} sentences\n", self.rows);
        let _ = writeln!(out, "{:<12}{:>8}{:>8}{:>8}", "", "all", "zh", "en");
        let names = self.shares.keys().filter(|name| !name.contains(' '));
        for name in names {
            let of = |name: &str| self.share(name).value();
            let _ = writeln!(
                out,
                "{name:<12}{:>8.3}{:>8.3}{:>8.3}",
                of(name),
                of(&format!("{name} zh")),
                of(&format!("{name} en")),
            );
        }
        let _ = writeln!(
            out,
            "impossible: {} of {} verdicts right, {} of {} found; slots {:.3}; {} confusions of change and level",
            self.impossible.agree,
            self.impossible.of,
            self.impossible_found.agree,
            self.impossible_found.of,
            self.slots_share(),
            self.confusions,
        );
        for line in &self.differences {
            let _ = writeln!(out, "  {line}");
        }
        out
    }
}

fn number(verdict: Verdict) -> Value {
    match verdict {
        Verdict::Pass => Value::from(1),
        Verdict::Fail => Value::from(0),
        Verdict::Unknown => Value::Null,
    }
}

/// A value in a form that does not depend on how it is written: times in minutes, 万 written
/// out, multiples as percent of growth.
fn normal(value: Option<f64>, unit: Option<&str>) -> Option<(f64, String)> {
    const SCALES: [(&str, f64); 3] = [("万亿", 1e12), ("亿", 1e8), ("万", 1e4)];
    const TIMES: [(&str, f64); 11] = [
        ("秒", 1.0 / 60.0),
        ("seconds", 1.0 / 60.0),
        ("second", 1.0 / 60.0),
        ("分钟", 1.0),
        ("minutes", 1.0),
        ("min", 1.0),
        ("小时", 60.0),
        ("hours", 60.0),
        ("天", 1440.0),
        ("days", 1440.0),
        ("日", 1440.0),
    ];
    let (value, unit) = (value?, unit.unwrap_or_default().trim());
    for (scale, times) in SCALES {
        if let Some(rest) = unit.strip_prefix(scale) {
            return Some((value * times, rest.to_owned()));
        }
    }
    if let Some((_, minutes)) = TIMES.iter().find(|(name, _)| *name == unit) {
        return Some((value * minutes, "min".to_owned()));
    }
    if ["x", "倍"].contains(&unit) {
        return Some(((value - 1.0) * 100.0, "%".to_owned()));
    }
    Some((value, unit.to_owned()))
}

fn same(one: Option<(f64, String)>, other: Option<(f64, String)>) -> bool {
    match (one, other) {
        (None, None) => true,
        (Some((one, _)), Some((other, _))) => {
            (one - other).abs() <= f64::max(0.01, one.abs() * 0.002)
        }
        _ => false,
    }
}

/// Whether two texts say the same: one is part of the other.
fn loosely(one: &Value, other: &Value) -> bool {
    match (one.as_str(), other.as_str()) {
        (None, None) => true,
        (Some(one), Some(other)) => {
            let (one, other) = (one.to_lowercase(), other.to_lowercase());
            one.contains(&other) || other.contains(&one)
        }
        _ => false,
    }
}
