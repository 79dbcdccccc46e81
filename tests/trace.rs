//! The holes of the trace are the findings of the check: no hole that no rule tells, and no
//! finding about a hole that the trace doesn't show.

mod support;

use std::collections::{BTreeMap, BTreeSet};

use planvet::check::Checked;
use planvet::check::rules::{self, RULES};
use planvet::diagnostic::Diagnostic;
use planvet::lang::Lang;
use planvet::plan::{Index, Links, Named as _, Plan};
use planvet::source::Span;
use planvet::statement::Said;
use planvet::trace::{Gap, Part, Read, Standing, Trace};
use planvet::view::report::{Block, Cell, Table};
use planvet::view::{self, TraceView};
use support::{check, completed, files, listed, relative, root};

/// Rules that tell many holes by one finding: at the key of the list, or above a share.
const TOGETHER: [&str; 4] = ["R406", "B809", "E903", "D601"];

/// Where a rule points for an item that lacks something: at its title, or at the measure that has
/// no target.
fn place(trace: &Trace<'_>, gap: Gap, part: Part) -> Span {
    let measure = match part {
        Part::Goal(number) if gap == Gap::Measure => trace.chain.goals[number].goal.measure.place(),
        _ => None,
    };
    let title = trace.chain.place_of(part).expect("an item");
    measure.map_or(title, |place| place.key)
}

/// Compares findings and holes of a plan; gives the holes by kind.
fn agree(checked: &Checked, plan: &Plan) -> BTreeMap<Gap, usize> {
    let index = Index::new(plan);
    let links = Links::new(plan, &index);
    let said = Said::all(plan, &checked.source.text);
    let trace = Trace::new(Read {
        plan,
        index: &index,
        links: &links,
        said: &said,
        is_complete: checked.complete,
    });
    let mut holes = BTreeMap::new();
    for gap in Gap::ALL {
        let open: Vec<Part> = trace.open(gap).collect();
        // Items that an alias repeats stand at one place.
        let places: BTreeSet<Span> = open.iter().map(|part| place(&trace, gap, *part)).collect();
        let findings: Vec<&Diagnostic> = checked
            .findings
            .iter()
            .filter(|finding| finding.rule.code == gap.rule())
            .filter(|finding| plan.span.contains(finding.span))
            .collect();
        let told: BTreeSet<Span> = findings.iter().map(|finding| finding.span).collect();
        let context = || format!("{gap:?} {}\n{}", checked.source.path, listed(checked));
        match gap {
            // Told from a share on, together with other loose ends, which are no holes.
            Gap::MilestoneWork => {
                let milestones = plan.milestones().map(|milestone| milestone.title_span());
                let milestones: BTreeSet<Span> = milestones.collect();
                let related = findings.iter().flat_map(|finding| &finding.related);
                let related = related.map(|related| related.span);
                let told: BTreeSet<Span> = told.iter().copied().chain(related).collect();
                let told = told.intersection(&milestones).copied();
                assert!(
                    told.collect::<BTreeSet<Span>>().is_subset(&places),
                    "{}",
                    context()
                );
            }
            _ if told == places => {}
            _ => {
                let is_one_for_all = TOGETHER.contains(&gap.rule())
                    && findings.len() == 1
                    && told.is_disjoint(&places)
                    && open.len() > 1;
                assert!(is_one_for_all, "{open:?} {}", context());
            }
        }
        holes.insert(gap, open.len());
    }
    holes
}

#[test]
fn each_hole_has_a_rule_that_tells_it() {
    let asked: BTreeSet<&str> = Gap::ALL.iter().map(|gap| gap.rule()).collect();
    assert_eq!(asked.len(), Gap::ALL.len(), "a rule for each");
    for code in asked {
        assert!(rules::find(code).is_some(), "{code}");
    }
}

#[test]
fn trace_and_check_agree_on_plans_and_fixtures() {
    let mut seen: BTreeMap<Gap, usize> = BTreeMap::new();
    let mut add = |checked: &Checked| {
        for plan in &checked.plans {
            for (gap, holes) in agree(checked, plan) {
                *seen.entry(gap).or_default() += holes;
            }
        }
    };
    for folder in [
        "plans",
        "fixtures/rules",
        "fixtures/broken",
        "fixtures/repository",
    ] {
        for path in files(&root().join(folder), &["yaml", "yml"]) {
            add(&check(
                &relative(&path),
                std::fs::read(&path).expect("a plan"),
            ));
        }
    }
    for rule in RULES {
        for lang in Lang::ALL {
            for example in [&rule.docs.fails, &rule.docs.mended] {
                add(&check(rule.id.code, completed(example.get(lang))));
            }
        }
    }
    for (gap, holes) in seen {
        assert!(holes > 0, "no example of {gap:?}");
    }
}

#[test]
fn a_plan_cut_short_anywhere_agrees_too() {
    // Behind a fault nothing is missing for certain; what was read stays linked.
    let path = root().join("plans/repairs.yaml");
    let text = std::fs::read_to_string(path).expect("a plan");
    let step = text.len() / 40;
    for end in (0..text.len()).step_by(step.max(1)) {
        let end = (end..)
            .find(|end| text.is_char_boundary(*end))
            .unwrap_or(end);
        let checked = check("cut.yaml", &text.as_bytes()[..end]);
        for plan in &checked.plans {
            agree(&checked, plan);
        }
    }
}

fn holes(checked: &Checked, lang: Lang) -> Table {
    let view = TraceView {
        from: None,
        only_holes: true,
        ..TraceView::default()
    };
    let report = view::trace(std::slice::from_ref(checked), view, lang);
    let mut tables = report.sections[0]
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Table(table) => Some(table.clone()),
            _ => None,
        });
    tables.find(|table| table.key.id == "holes").expect("holes")
}

#[test]
fn worked_plans_have_no_open_hole() {
    for path in files(&root().join("plans"), &["yaml"]) {
        let checked = check(&relative(&path), std::fs::read(&path).expect("a plan"));
        let table = holes(&checked, Lang::En);
        assert!(table.rows.is_empty(), "{}", path.display());
    }
}

#[test]
fn a_hole_is_accepted_by_the_plan_or_by_a_comment() {
    let plan = "planvet: 1\ntitle: x\ngoals: [{id: G1, title: x}]\nbudget:\n  lines:\n    \
                - {id: B1, title: a, amount: 1元, accepted: overheads}\n    \
                # planvet: allow[B809] shared with another plan\n    \
                - {id: B2, title: b, amount: 2元}\n    \
                - {id: B3, title: c, amount: 3元}\n    \
                - {id: B4, title: d, amount: 4元, serves: [G1]}\n";
    let checked = check("p.yaml", plan);
    let table = holes(&checked, Lang::En);
    let column = |id: &str| {
        let mut columns = table.columns.iter();
        columns
            .position(|column| column.key.id == id)
            .expect("a column")
    };
    let (id, state, reason) = (column("id"), column("state"), column("reason"));
    let text = |cell: &Cell| match cell.untoned().0 {
        Cell::Text(text) => text.clone(),
        Cell::Label(label) => label.en.to_string(),
        _ => String::new(),
    };
    let lines: Vec<[String; 3]> = table
        .rows
        .iter()
        .filter(|row| text(&row.cells[id]).starts_with('B'))
        .map(|row| [id, state, reason].map(|at| text(&row.cells[at])))
        .collect();
    assert_eq!(
        lines,
        [
            ["B1", "accepted", "overheads"],
            ["B2", "accepted", "shared with another plan"],
            ["B3", "open", ""],
        ]
    );
    let index = Index::new(&checked.plans[0]);
    let links = Links::new(&checked.plans[0], &index);
    let trace = Trace::new(Read {
        plan: &checked.plans[0],
        index: &index,
        links: &links,
        said: &Said::all(&checked.plans[0], plan),
        is_complete: true,
    });
    let standing = trace.standing(Part::Line(0), Gap::LinePurpose);
    assert!(matches!(standing, Standing::Accepted(_)), "{standing:?}");
}
