//! An outline of rows as phases with tasks and milestones.
//!
//! Summary tasks of the top level are phases; what lies deeper is flattened, with the names of the
//! summary tasks around it in front of its title.

use super::{Losses, Lost};

/// A row of an outline.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node<'n> {
    /// Its name.
    pub name: &'n str,
    /// How deep it lies, 1 at the top; 0 is the project as a whole.
    pub level: u32,
    /// Whether it says that it sums others up; one with rows below it does so anyway.
    pub is_summary: bool,
    /// Whether it stands for something.
    pub is_used: bool,
}

/// Where the rows of a project go.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// Phases in order.
    pub phases: Vec<Phase>,
    /// The row that stands above all others, if there is one.
    pub top: Option<usize>,
    /// What each row is.
    pub rows: Vec<Row>,
}

/// A phase of the outline.
#[derive(Debug)]
pub(super) struct Phase {
    /// The summary task that it is; none when it gathers what belongs to none.
    pub row: Option<usize>,
    /// Its tasks and milestones.
    pub leaves: Vec<Leaf>,
}

/// A task or milestone of the outline.
#[derive(Debug)]
pub(super) struct Leaf {
    pub row: usize,
    /// Its title, with those of the summary tasks around it.
    pub title: String,
}

/// What a row of the file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Row {
    /// Blank, or left out.
    #[default]
    Nothing,
    /// A phase, by its place.
    Phase(usize),
    /// A summary task inside of a phase, or above all; the rows below it end before the number.
    Summary(usize),
    /// A task or milestone.
    Leaf,
}

/// Lays rows out.
pub(super) fn outline(tasks: &[Node<'_>], losses: &mut Losses) -> Outline {
    let mut rows = vec![Row::Nothing; tasks.len()];
    // The rows that stand for something, with the end of what lies below each.
    let is_used = |&at: &usize| tasks[at].is_used && tasks[at].level > 0;
    let used: Vec<usize> = (0..tasks.len()).filter(is_used).collect();
    let ends = ends(&used, tasks);
    let is_summary = |at: usize| {
        let below = used.partition_point(|&other| other <= at);
        let has_parts = used.get(below).is_some_and(|&next| next < ends[at]);
        has_parts || tasks[at].is_summary
    };
    let tops = tops(&used, &ends, 0, tasks.len());
    let mut outline = Outline::default();
    let only = match tops[..] {
        [only] if is_summary(only) => {
            let parts = self::tops(&used, &ends, only + 1, ends[only]);
            parts
                .iter()
                .any(|&part| is_summary(part))
                .then_some((only, parts))
        }
        _ => None,
    };
    let (parts, loose) = match only {
        Some((only, parts)) => {
            outline.top = Some(only);
            rows[only] = Row::Summary(ends[only]);
            losses.add(Lost::TopSummary, || tasks[only].name.to_owned());
            (parts, Some(only))
        }
        None => (tops, None),
    };
    let mut ungrouped = Vec::new();
    for part in parts {
        if !is_summary(part) {
            rows[part] = Row::Leaf;
            ungrouped.push(Leaf {
                row: part,
                title: tasks[part].name.to_owned(),
            });
            continue;
        }
        rows[part] = Row::Phase(outline.phases.len());
        let mut path: Vec<usize> = Vec::new();
        let mut leaves = Vec::new();
        let from = used.partition_point(|&other| other <= part);
        for &at in used[from..].iter().take_while(|&&at| at < ends[part]) {
            while path.last().is_some_and(|&above| at >= ends[above]) {
                path.pop();
            }
            if is_summary(at) {
                rows[at] = Row::Summary(ends[at]);
                losses.add(Lost::DeepSummaries, || tasks[at].name.to_owned());
                path.push(at);
                continue;
            }
            rows[at] = Row::Leaf;
            leaves.push(Leaf {
                row: at,
                title: title(tasks, &path, at),
            });
        }
        outline.phases.push(Phase {
            row: Some(part),
            leaves,
        });
    }
    if !ungrouped.is_empty() {
        if !outline.phases.is_empty() {
            for leaf in &ungrouped {
                losses.add(Lost::Ungrouped, || leaf.title.clone());
            }
        }
        outline.phases.push(Phase {
            row: loose,
            leaves: ungrouped,
        });
    }
    outline.rows = rows;
    outline
}

/// Where what lies below each row ends.
fn ends(used: &[usize], tasks: &[Node<'_>]) -> Vec<usize> {
    let mut ends = vec![tasks.len(); tasks.len()];
    let mut open: Vec<usize> = Vec::new();
    for &at in used {
        while let Some(&above) = open.last()
            && tasks[at].level <= tasks[above].level
        {
            ends[above] = at;
            open.pop();
        }
        open.push(at);
    }
    ends
}

/// The rows of a stretch that lie below no other of it.
fn tops(used: &[usize], ends: &[usize], from: usize, to: usize) -> Vec<usize> {
    let mut tops = Vec::new();
    let mut next = from;
    while let Some(&at) = used.get(used.partition_point(|&other| other < next))
        && at < to
    {
        tops.push(at);
        next = ends[at];
    }
    tops
}

/// The longest path of summary tasks in front of a title.
const DEEPEST: usize = 8;

fn title(tasks: &[Node<'_>], path: &[usize], at: usize) -> String {
    let above = &path[path.len().saturating_sub(DEEPEST)..];
    let names = above.iter().chain([&at]).map(|&at| tasks[at].name);
    let names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
    names.join(" / ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laid_out(rows: &[(u32, &str)]) -> (Vec<String>, Losses) {
        let tasks = rows.iter().map(|&(level, name)| Node {
            name,
            level,
            is_summary: false,
            is_used: true,
        });
        let tasks: Vec<Node<'_>> = tasks.collect();
        let mut losses = Losses::default();
        let outline = outline(&tasks, &mut losses);
        let shown = outline.phases.iter().map(|phase| {
            let title = phase.row.map_or("-", |row| tasks[row].name);
            let leaves: Vec<&str> = phase
                .leaves
                .iter()
                .map(|leaf| leaf.title.as_str())
                .collect();
            format!("{title}: {}", leaves.join(", "))
        });
        (shown.collect(), losses)
    }

    #[test]
    fn top_summaries_are_phases() {
        let (phases, losses) = laid_out(&[
            (0, "project"),
            (1, "A"),
            (2, "a"),
            (2, "b"),
            (1, "B"),
            (2, "c"),
        ]);
        assert_eq!(phases, ["A: a, b", "B: c"]);
        assert!(losses.is_empty());
    }

    #[test]
    fn what_lies_deeper_has_its_path_as_title() {
        let (phases, losses) = laid_out(&[
            (1, "A"),
            (2, "x"),
            (3, "a"),
            (3, "y"),
            (4, "b"),
            (2, "c"),
            (1, "B"),
            (2, "d"),
        ]);
        assert_eq!(phases, ["A: x / a, x / y / b, c", "B: d"]);
        assert_eq!(losses.count(Lost::DeepSummaries), 2);
    }

    #[test]
    fn a_summary_above_all_gives_way_to_its_parts() {
        let (phases, losses) = laid_out(&[(1, "all"), (2, "A"), (3, "a"), (2, "end")]);
        assert_eq!(phases, ["A: a", "all: end"]);
        assert_eq!(losses.count(Lost::TopSummary), 1);
        // A phase alone is a phase.
        assert_eq!(laid_out(&[(1, "A"), (2, "a")]).0, ["A: a"]);
    }

    #[test]
    fn tasks_without_a_summary_have_a_phase_of_their_own() {
        assert_eq!(laid_out(&[(1, "a"), (1, "b")]).0, ["-: a, b"]);
        let (phases, losses) = laid_out(&[(1, "a"), (1, "B"), (2, "b")]);
        assert_eq!(phases, ["B: b", "-: a"]);
        assert_eq!(losses.count(Lost::Ungrouped), 1);
    }

    #[test]
    fn levels_may_jump() {
        assert_eq!(
            laid_out(&[(5, "A"), (9, "a"), (7, "b"), (2, "c")]).0,
            ["A: a, b", "-: c"]
        );
        assert_eq!(laid_out(&[]).0, [""; 0]);
    }
}
