//! The lines in groups, with the part of each that falls into a group.

use std::collections::{BTreeMap, HashMap};

use crate::finance::{Entry, InMonth, Month, Sum, Undated, split};
use crate::lang::{Lang, Text};
use crate::plan::BudgetLine;
use crate::plan::value::Money;
use crate::text;
use crate::trace::{self, Chain};
use crate::view::report::Cell;
use crate::view::words;

use super::BudgetBy;
use super::books::Books;

const NONE_GIVEN: Text = Text::new("(none given)", "（未注明）");

/// Lines, or parts of lines, that are summed up together.
pub(super) struct Group<'b, 'p> {
    /// The id of the phase, goal or resource that the group stands for.
    pub id: Option<String>,
    /// What people call it.
    pub name: Cell,
    /// How deep it stands below others: goals below goals.
    pub depth: u8,
    /// What falls into it.
    pub parts: Vec<Part<'b, 'p>>,
    /// What falls into it and into the groups below it, for goals.
    pub with_below: Option<Sum>,
    /// The month that it stands for.
    pub month: Option<Month>,
}

/// A line, or a part of it.
pub(super) struct Part<'b, 'p> {
    /// The place of the line among the lines.
    pub number: usize,
    /// The line with its sum.
    pub entry: &'b Entry<'p>,
    /// What of the sum falls into the group.
    pub amount: Option<Money>,
    /// Which part of the sum that is.
    pub of: Share,
}

/// Which part of a line falls into a group.
pub(super) enum Share {
    /// All of it.
    Whole,
    /// One of so many equal parts.
    OneOf(usize),
    /// So many of its working days.
    Days(i64, i64),
}

impl Share {
    /// What the part is, in words.
    pub(super) fn label(&self) -> Text {
        match self {
            Share::Whole => text!("all", "全部"),
            Share::OneOf(all) => text!("1/{all}", "1/{all}", all = all),
            Share::Days(days, all) => text!(
                "{days} of {all} working days",
                "{all} 个工作日中的 {days} 个",
                days = days,
                all = all,
            ),
        }
    }
}

impl<'b, 'p> Group<'b, 'p> {
    fn new(id: Option<String>, name: Cell) -> Group<'b, 'p> {
        Group {
            id,
            name,
            depth: 0,
            parts: Vec::new(),
            with_below: None,
            month: None,
        }
    }

    /// What falls into the group.
    pub(super) fn sum(&self, books: &Books<'_>) -> Sum {
        books.ledger.sum(self.parts.iter().map(|part| part.amount))
    }

    /// The name as plain text, for pictures.
    pub(super) fn name_in(&self, lang: Lang) -> String {
        match &self.name {
            Cell::Text(text) => text.clone(),
            Cell::Label(label) => label.get(lang).to_owned(),
            _ => String::new(),
        }
    }
}

/// The groups of a grouping, each with at least one line but for goals; funding is not made of
/// lines and has no groups.
pub(super) fn groups<'b, 'p>(books: &'b Books<'p>, by: BudgetBy) -> Vec<Group<'b, 'p>> {
    match by {
        BudgetBy::Category => by_category(books),
        BudgetBy::Phase => by_phase(books),
        BudgetBy::Month => by_month(books),
        BudgetBy::Goal => by_goal(books),
        BudgetBy::Resource => by_resource(books),
        BudgetBy::Line => by_line(books),
        BudgetBy::Source => Vec::new(),
    }
}

fn wholes<'b, 'p>(books: &'b Books<'p>) -> impl Iterator<Item = Part<'b, 'p>> {
    let entries = books.ledger.entries.iter().enumerate();
    entries.map(|(number, entry)| Part {
        number,
        entry,
        amount: entry.amount,
        of: Share::Whole,
    })
}

/// Whole lines in groups, each group where its first line stood.
fn grouped<'b, 'p>(
    books: &'b Books<'p>,
    key: impl Fn(&BudgetLine) -> Option<String>,
    group: impl Fn(Option<&str>) -> Group<'b, 'p>,
) -> Vec<Group<'b, 'p>> {
    let mut groups: Vec<Group<'b, 'p>> = Vec::new();
    let mut numbers = HashMap::new();
    for part in wholes(books) {
        let key = key(part.entry.line);
        let made = group(key.as_deref());
        let number = *numbers.entry(key).or_insert_with(|| {
            groups.push(made);
            groups.len() - 1
        });
        groups[number].parts.push(part);
    }
    groups
}

/// A name of the plan, or that there is none.
fn name(name: Option<String>) -> Cell {
    name.map_or_else(|| NONE_GIVEN.into(), Cell::Text)
}

fn by_category<'b, 'p>(books: &'b Books<'p>) -> Vec<Group<'b, 'p>> {
    grouped(
        books,
        |line| words(&line.category, books.lang),
        |category| Group::new(None, name(category.map(str::to_owned))),
    )
}

/// Puts groups in the order of the items that they stand for; what names none, or one that isn't
/// in the plan, comes last.
fn in_order<'i>(groups: &mut [Group<'_, '_>], ids: impl Iterator<Item = Option<&'i str>>) {
    let mut order: HashMap<&str, usize> = HashMap::new();
    for (number, id) in ids.enumerate() {
        if let Some(id) = id {
            order.entry(id).or_insert(number);
        }
    }
    groups.sort_by_key(|group| {
        let place = group.id.as_deref().and_then(|id| order.get(id).copied());
        (group.id.is_none(), place.unwrap_or(usize::MAX))
    });
}

fn by_phase<'b, 'p>(books: &'b Books<'p>) -> Vec<Group<'b, 'p>> {
    let title = |id: &str| {
        let phase = books.index.phase(id);
        let title = phase.and_then(|phase| words(&phase.title, books.lang));
        title.unwrap_or_else(|| id.to_owned())
    };
    let mut groups = grouped(
        books,
        |line| line.phase.get().map(|phase| phase.as_str().to_owned()),
        |id| Group::new(id.map(str::to_owned), name(id.map(title))),
    );
    let ids = books
        .plan
        .phases
        .iter()
        .map(|phase| Some(phase.id.get()?.as_str()));
    in_order(&mut groups, ids);
    groups
}

fn by_resource<'b, 'p>(books: &'b Books<'p>) -> Vec<Group<'b, 'p>> {
    let resources = || books.plan.resources.iter();
    let title = |id: &str| {
        let mut same =
            resources().filter(|resource| resource.id.get().is_some_and(|own| own.as_str() == id));
        let title = same
            .next()
            .and_then(|resource| words(&resource.title, books.lang));
        title.unwrap_or_else(|| id.to_owned())
    };
    let mut groups = grouped(
        books,
        |line| {
            line.resource
                .get()
                .map(|resource| resource.as_str().to_owned())
        },
        |id| match id {
            Some(id) => Group::new(Some(id.to_owned()), title(id).into()),
            None => Group::new(None, text!("(not paid by time)", "（非按工时计）").into()),
        },
    );
    in_order(
        &mut groups,
        resources().map(|resource| Some(resource.id.get()?.as_str())),
    );
    groups
}

fn by_line<'b, 'p>(books: &'b Books<'p>) -> Vec<Group<'b, 'p>> {
    wholes(books)
        .map(|part| {
            let line = part.entry.line;
            let id = line.id.get().map(|id| id.as_str().to_owned());
            let mut group = Group::new(id, name(words(&line.title, books.lang)));
            group.parts.push(part);
            group
        })
        .collect()
}

/// The lines by the months in which they are spent; what has no sum or no days comes last.
fn by_month<'b, 'p>(books: &'b Books<'p>) -> Vec<Group<'b, 'p>> {
    let mut months: BTreeMap<Month, Vec<Part<'b, 'p>>> = BTreeMap::new();
    let mut undated: BTreeMap<Option<Undated>, Vec<Part<'b, 'p>>> = BTreeMap::new();
    for part in wholes(books) {
        let timing = books.spending.timing(part.number);
        match (part.amount, timing) {
            (Some(money), Ok(_)) => {
                let all = books.spending.days(part.number);
                for InMonth {
                    month,
                    amount,
                    days,
                } in books.spending.months(part.number)
                {
                    let of = match days == all {
                        true => Share::Whole,
                        false => Share::Days(days, all),
                    };
                    months.entry(month).or_default().push(Part {
                        amount: Some(Money { amount, ..money }),
                        of,
                        ..part
                    });
                }
            }
            (_, Err(why)) => undated.entry(Some(why)).or_default().push(part),
            (None, Ok(_)) => undated.entry(None).or_default().push(part),
        }
    }
    let dated = months.into_iter().map(|(month, parts)| Group {
        month: Some(month),
        parts,
        ..Group::new(None, month.to_string().into())
    });
    let rest = undated.into_iter().rev().map(|(why, parts)| {
        let name = match why {
            Some(why) => text!("({why})", "（{why}）", why = why),
            None => text!("(no sum)", "（无金额）"),
        };
        Group {
            parts,
            ..Group::new(None, name.into())
        }
    });
    dated.chain(rest).collect()
}

/// Why a line is for no goal.
fn no_goal(line: &BudgetLine) -> Text {
    match (line.serves.is_absent(), line.accepted.is_absent()) {
        (false, _) => text!("(serves work without a goal)", "（所服务的任务未关联目标）"),
        (true, _) if line.is_reserve() == Some(true) => text!("(kept for risks)", "（预留备用）"),
        (true, false) => text!("(serves nothing, accepted)", "（无服务对象，已说明理由）"),
        (true, true) => text!("(serves nothing)", "（无服务对象）"),
    }
}

/// The lines by the goals they serve, directly or through tasks and milestones: in equal parts
/// where these are several.
fn by_goal<'b, 'p>(books: &'b Books<'p>) -> Vec<Group<'b, 'p>> {
    let chain = Chain::new(books.plan, &books.index);
    let mut places = vec![0; chain.goals.len()];
    let mut groups: Vec<Group<'b, 'p>> = Vec::new();
    for (place, &number) in chain.tree.iter().enumerate() {
        let links = &chain.goals[number];
        let goal = links.goal;
        places[number] = place;
        groups.push(Group {
            depth: u8::try_from(links.depth).unwrap_or(u8::MAX),
            ..Group::new(
                goal.id().map(str::to_owned),
                name(words(&goal.title, books.lang)),
            )
        });
    }
    let mut rest: Vec<Group<'b, 'p>> = Vec::new();
    for part in wholes(books) {
        let line = part.entry.line;
        let served = chain.goals_of_line(part.number).parts.into_iter();
        let mut served: Vec<usize> = served
            .filter_map(|served| match served {
                trace::Part::Goal(goal) => places.get(goal).copied(),
                _ => None,
            })
            .collect();
        served.sort_unstable();
        if served.is_empty() {
            let why = no_goal(line);
            let known = rest
                .iter_mut()
                .find(|group| group.name == Cell::Label(why.clone()));
            match known {
                Some(group) => group.parts.push(part),
                None => {
                    let mut group = Group::new(None, why.into());
                    group.parts.push(part);
                    rest.push(group);
                }
            }
            continue;
        }
        let amounts = part.amount.map(|money| split(money.amount, served.len()));
        for (place, goal) in served.iter().enumerate() {
            let own = amounts
                .as_ref()
                .and_then(|amounts| amounts.get(place).copied());
            let of = match served.len() {
                1 => Share::Whole,
                several => Share::OneOf(several),
            };
            groups[*goal].parts.push(Part {
                amount: own
                    .zip(part.amount)
                    .map(|(amount, money)| Money { amount, ..money }),
                of,
                ..part
            });
        }
    }
    let mut sums: Vec<Sum> = groups.iter().map(|group| group.sum(books)).collect();
    for (number, &goal) in chain.tree.iter().enumerate().rev() {
        if let Some(parent) = chain.goals[goal].parent.map(|parent| places[parent]) {
            let below = sums[number];
            let above = &mut sums[parent];
            match above.total.checked_add(below.total) {
                Some(total) => above.total = total,
                None => above.unknown += below.known,
            }
            above.known += below.known;
            above.unknown += below.unknown;
        }
    }
    for (group, sum) in groups.iter_mut().zip(sums) {
        group.with_below = Some(sum);
    }
    groups.extend(rest);
    groups
}

/// What a line is called in a language, without its id.
pub(super) fn title(line: &BudgetLine, lang: Lang) -> Cell {
    words(&line.title, lang).into()
}

/// How the sum of a line comes about.
pub(super) fn how(entry: &Entry<'_>) -> Cell {
    Cell::Label(text!("{basis}", "{basis}", basis = entry.basis))
}
