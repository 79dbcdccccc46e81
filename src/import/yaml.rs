//! A draft as the text of a plan, written as planners write plans: keys in the order of the plan
//! format, a line a key, short lists on one line, quotation marks only where YAML needs them.

use std::fmt::{Display, Write as _};

use jiff::civil::Date;

use crate::format::escape::is_control;
use crate::lang::{Lang, Localized as _};
use crate::source::Yaml;

use super::draft::{
    Days, Draft, DraftCalendar, DraftMilestone, DraftPhase, DraftResource, DraftTask,
};

/// The text of a plan.
pub(super) fn plan(draft: &Draft, lang: Lang) -> String {
    let mut page = Page {
        text: String::new(),
        lang,
    };
    page.key(0, "planvet", 1);
    page.words(0, "title", Some(&draft.title));
    page.key(0, "language", lang.pick("en", "zh-CN"));
    page.words(0, "organization", draft.organization.as_deref());
    page.words(0, "owner", draft.owner.as_deref());
    page.days(0, ["start", "end"], draft.days);
    page.maybe(0, "status_date", draft.status_date);
    page.maybe(0, "currency", draft.currency);
    page.calendar(0, draft.calendar.as_ref());
    page.blank();
    page.comment(lang.pick(
        "A schedule says what is done, not what for: put the goals of the plan here.",
        "进度计划只说做什么，没有说为什么做：请在这里补写方案的目标。",
    ));
    page.heading("goals");
    page.line(1, "- {id: G1, title: ____}");
    if !draft.phases.is_empty() {
        page.blank();
        page.heading("phases");
        for phase in &draft.phases {
            page.phase(phase);
        }
    }
    if !draft.resources.is_empty() {
        page.blank();
        page.heading("resources");
        for resource in &draft.resources {
            page.resource(resource);
        }
    }
    page.text
}

/// A text that grows, line by line.
struct Page {
    text: String,
    lang: Lang,
}

impl Page {
    fn line(&mut self, depth: usize, line: impl Display) {
        // Writing to a string never fails.
        let _ = writeln!(self.text, "{:1$}{line}", "", 2 * depth);
    }

    fn blank(&mut self) {
        self.text.push('\n');
    }

    fn comment(&mut self, text: &str) {
        self.line(0, format_args!("# {text}"));
    }

    fn heading(&mut self, key: &str) {
        self.line(0, format_args!("{key}:"));
    }

    fn key(&mut self, depth: usize, key: &str, value: impl Display) {
        self.line(depth, format_args!("{key}: {value}"));
    }

    fn maybe(&mut self, depth: usize, key: &str, value: Option<impl Display>) {
        if let Some(value) = value {
            self.key(depth, key, value);
        }
    }

    fn words(&mut self, depth: usize, key: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.key(depth, key, scalar(text, false));
        }
    }

    fn days(&mut self, depth: usize, [start, finish]: [&str; 2], days: Days) {
        self.maybe(depth, start, days.start);
        self.maybe(depth, finish, days.finish);
    }

    fn list(&mut self, depth: usize, key: &str, items: impl Iterator<Item = String>) {
        let items: Vec<String> = items.collect();
        if !items.is_empty() {
            self.key(depth, key, format_args!("[{}]", items.join(", ")));
        }
    }

    fn calendar(&mut self, depth: usize, calendar: Option<&DraftCalendar>) {
        let Some(calendar) = calendar else { return };
        if calendar.is_known() {
            self.key(depth, "calendar", calendar.base);
            return;
        }
        self.line(depth, "calendar:");
        self.key(depth + 1, "base", calendar.base);
        self.list(
            depth + 1,
            "holidays",
            calendar.holidays.iter().map(Date::to_string),
        );
        self.list(
            depth + 1,
            "workdays",
            calendar.workdays.iter().map(Date::to_string),
        );
        let hours = calendar.hours.map(|hours| hours.normalize());
        self.maybe(depth + 1, "hours_per_day", hours);
    }

    /// Begins an item of a list: its id and title.
    fn item(&mut self, depth: usize, id: &str, title: &str) {
        self.line(depth, format_args!("- id: {}", scalar(id, false)));
        self.words(depth + 1, "title", Some(title));
    }

    fn phase(&mut self, phase: &DraftPhase) {
        self.item(1, &phase.id, &phase.title);
        self.days(2, ["start", "end"], phase.days);
        self.words(2, "owner", phase.owner.as_deref());
        self.notes(2, phase.notes.as_deref());
        if !phase.tasks.is_empty() {
            self.line(2, "tasks:");
            for task in &phase.tasks {
                self.task(task);
            }
        }
        if !phase.milestones.is_empty() {
            self.line(2, "milestones:");
            for milestone in &phase.milestones {
                self.milestone(milestone);
            }
        }
    }

    fn task(&mut self, task: &DraftTask) {
        self.item(3, &task.id, &task.title);
        let depth = 4;
        self.maybe(depth, "duration", task.duration);
        self.words(depth, "owner", task.owner.as_deref());
        let uses = task.uses.iter();
        let uses: Vec<String> = uses
            .map(|(id, units)| format!("{}: {}", scalar(id, true), units.normalize()))
            .collect();
        if !uses.is_empty() {
            self.key(depth, "uses", format_args!("{{{}}}", uses.join(", ")));
        }
        self.list(
            depth,
            "after",
            task.after
                .iter()
                .map(|link| scalar(&link.to_string(), true)),
        );
        self.maybe(depth, "not_before", task.not_before);
        self.maybe(depth, "starts_on", task.starts_on);
        self.maybe(depth, "deadline", task.deadline);
        self.maybe(depth, "progress", task.progress);
        self.days(depth, ["started", "finished"], task.actual);
        let lang = self.lang;
        self.maybe(
            depth,
            "cost",
            task.cost.as_ref().map(|cost| cost.in_lang(lang)),
        );
        let actual = task.actual_cost.as_ref();
        self.maybe(depth, "actual_cost", actual.map(|cost| cost.in_lang(lang)));
        let Days { start, finish } = task.baseline;
        let start = start.map(|day| format!("start: {day}"));
        let finish = finish.map(|day| format!("finish: {day}"));
        let baseline: Vec<String> = start.into_iter().chain(finish).collect();
        if !baseline.is_empty() {
            self.key(
                depth,
                "baseline",
                format_args!("{{{}}}", baseline.join(", ")),
            );
        }
        self.calendar(depth, task.calendar.as_ref());
        self.notes(depth, task.notes.as_deref());
    }

    fn milestone(&mut self, milestone: &DraftMilestone) {
        self.item(3, &milestone.id, &milestone.title);
        let depth = 4;
        self.maybe(depth, "date", milestone.date);
        let after = milestone.after.iter();
        self.list(
            depth,
            "after",
            after.map(|link| scalar(&link.to_string(), true)),
        );
        self.words(depth, "owner", milestone.owner.as_deref());
        self.words(depth, "deliverable", milestone.deliverable.as_deref());
        self.words(depth, "acceptance", milestone.acceptance.as_deref());
        self.maybe(depth, "finished", milestone.finished);
        self.notes(depth, milestone.notes.as_deref());
    }

    fn resource(&mut self, resource: &DraftResource) {
        self.item(1, &resource.id, &resource.title);
        self.maybe(2, "kind", resource.kind);
        self.maybe(
            2,
            "capacity",
            resource.capacity.map(|capacity| capacity.normalize()),
        );
        let lang = self.lang;
        self.maybe(
            2,
            "rate",
            resource.rate.as_ref().map(|rate| rate.in_lang(lang)),
        );
        self.calendar(2, resource.calendar.as_ref());
        self.notes(2, resource.notes.as_deref());
    }

    /// Remarks of one line, or of several as a list of lines.
    fn notes(&mut self, depth: usize, notes: Option<&str>) {
        let lines = notes.unwrap_or_default().lines().map(str::trim);
        let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
        match lines[..] {
            [] => {}
            [line] => self.words(depth, "notes", Some(line)),
            _ => {
                self.line(depth, "notes:");
                for line in lines {
                    self.line(depth + 1, format_args!("- {}", scalar(line, false)));
                }
            }
        }
    }
}

/// A text as a scalar that means this very text.
fn scalar(text: &str, in_flow: bool) -> String {
    if is_simple(text) {
        return text.to_owned();
    }
    if text.contains(is_control) {
        return spelled_out(text);
    }
    let written = Yaml::scalar(text);
    match in_flow {
        true => {
            let list = Yaml::List(vec![written]).to_string();
            list[1..list.len() - 1].to_owned()
        }
        false => written.to_string(),
    }
}

/// Whether a text is letters and digits with nothing that YAML might heed: most titles are, and
/// asking YAML takes time.
fn is_simple(text: &str) -> bool {
    let is_calm = |c: char| {
        c.is_alphanumeric()
            || matches!(
                c,
                ' ' | '_' | '.' | '/' | '%' | '、' | '，' | '。' | '（' | '）'
            )
    };
    let starts = text.starts_with(|c: char| c.is_alphabetic() || ('1'..='9').contains(&c));
    let is_word = text.len() <= 5 && text.chars().all(|c| c.is_ascii_alphabetic());
    starts && !is_word && !text.ends_with(' ') && text.chars().all(is_calm)
}

/// A text in quotation marks, with what doesn't show as numbers.
fn spelled_out(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if is_control(c) => {
                let _ = write!(quoted, "\\U{:08X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::source::{Limits, parse};

    proptest! {
        #[test]
        fn every_text_means_itself(text in "\\PC{0,12}|[ -~\n\t\u{7}\u{202e}]{0,12}|[a-z0-9./%，（]{1,8}") {
            for (place, in_flow) in [("k: @\n", false), ("k: [@, b]\n", true)] {
                let place = place.replace('@', &scalar(&text, in_flow));
                let tree = parse(&place, &Limits::DEFAULT);
                let root = tree.roots()[0];
                let value = tree.get(root, "k").expect("the key");
                let value = *tree.items(value).first().unwrap_or(&value);
                prop_assert_eq!(tree.scalar(value), Some(text.as_str()), "{}", place);
            }
        }
    }
}
