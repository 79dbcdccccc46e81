use super::*;
use crate::schedule::Calendars;
use crate::source::{Limits, parse};

/// The network of a plan with these phases.
fn network(phases: &str) -> Network {
    let text = format!("planvet: 1\ntitle: x\nstart: 2026-01-05\ncalendar: CN\nphases:\n{phases}");
    let tree = parse(&text, &Limits::DEFAULT);
    let (plan, _) = crate::plan::read(&tree, &text, tree.roots()[0], &Limits::DEFAULT);
    Network::of(&plan.unwrap(), Calendars::standard())
}

#[test]
fn links_are_kept_by_the_items_on_both_sides() {
    let network = network(
        "  - title: x\n    tasks:\n      - {id: T1, title: x, duration: 2d, after: [T2, T2 SS+3ed]}\n      \
         - {id: T2, title: x, duration: 2d}\n    milestones:\n      - {id: M1, title: x, after: [T1 FF-1d]}\n",
    );
    assert_eq!(network.stated, 3);
    let [first, second] = network.before(0) else {
        panic!("{:?}", network.before(0));
    };
    assert_eq!(
        (first.from, first.kind, first.lag),
        (1, LinkKind::FinishToStart, Lag::None)
    );
    assert_eq!(second.lag, Lag::Elapsed(3 * crate::schedule::instant::DAY));
    assert_eq!(
        network.before(2)[0].lag,
        Lag::Working(-crate::schedule::instant::DAY)
    );
    assert_eq!(network.behind(0), [Behind { item: 2, link: 2 }]);
    assert_eq!(network.behind(1).len(), 2);
    assert_eq!(network.order(), [1, 0, 2]);
    assert_eq!(network.loops(), []);
}

#[test]
fn links_to_nothing_and_to_the_item_itself_are_left_out() {
    let network = network(
        "  - title: x\n    tasks: [{id: T1, title: x, duration: 2d, after: [T1, T9]}]\n    \
         milestones: [{id: M1, title: x, date: 2026-02-02, after: [T9]}]\n",
    );
    assert!(network.before(0).is_empty());
    assert!(network.items[0].doubts.has(Doubts::UNREADABLE));
    assert_eq!(network.items[1].from.unwrap().source, BoundSource::Promised);
}

#[test]
fn a_link_to_a_phase_leads_to_all_of_it() {
    let network = network(
        "  - {id: P1, title: x, tasks: [{id: T1, title: x, duration: 2d}, {id: T2, title: x, duration: 3d}]}\n  \
         - {id: P2, title: x, tasks: [{id: T3, title: x, duration: 2d, after: [P1]}, {id: T4, title: x, after: [P1 SS, P1]}]}\n",
    );
    let [end] = network.before(2) else {
        panic!("{:?}", network.before(2));
    };
    assert_eq!(network.items[end.from as usize].kind, ItemKind::PhaseEnd);
    let members: Vec<u32> = network
        .before(end.from as usize)
        .iter()
        .map(|link| link.from)
        .collect();
    assert_eq!(members, [0, 1]);
    // Both links to the end of the phase share its node.
    assert_eq!(network.items.len(), 4 + 2);
}

#[test]
fn loops_are_shown_whole_and_once_for_each_tangle() {
    let network = network(
        "  - title: x\n    tasks:\n      - {id: T1, title: x, after: [T3]}\n      - {id: T2, title: x, after: [T1]}\n      \
         - {id: T3, title: x, after: [T2, T4]}\n      - {id: T4, title: x, after: [T3]}\n      \
         - {id: T5, title: x, after: [T4]}\n      - {id: T6, title: x}\n      - {id: T7, title: x, after: [T8]}\n      \
         - {id: T8, title: x, after: [T7]}\n",
    );
    let loops: Vec<Vec<u32>> = network
        .loops()
        .into_iter()
        .map(|found| found.items)
        .collect();
    assert_eq!(loops, [vec![0, 1, 2], vec![6, 7]]);
    for found in network.loops() {
        for (at, &number) in found.links.iter().enumerate() {
            let waits = found.items[at];
            let link = network.link(number);
            assert!(network.before(waits as usize).contains(link));
            let earlier = (at + found.items.len() - 1) % found.items.len();
            assert_eq!(link.from, found.items[earlier]);
            assert!(!link.stated.range().is_empty());
        }
    }
    // What waits for a loop has no place, either.
    assert_eq!(network.order(), [5]);
}

#[test]
fn a_task_that_waits_for_its_own_phase_is_a_loop() {
    let network = network("  - {id: P1, title: x, tasks: [{id: T1, title: x, after: [P1]}]}\n");
    assert_eq!(network.loops()[0].items, [0, 1]);
}

#[test]
fn a_long_chain_needs_no_stack() {
    let item = Item {
        kind: ItemKind::Task,
        doubts: Doubts::default(),
        line: 0,
        calendar: 0,
        length: Length::ZERO,
        from: None,
        due: None,
        state: State::Ahead,
    };
    let count = 300_000;
    let link = |from: u32| Link {
        from,
        kind: LinkKind::FinishToStart,
        lag: Lag::None,
        stated: Span::default(),
    };
    for is_closed in [false, true] {
        let links = (1..count).map(|to| (to, link(to - 1)));
        let closing = is_closed.then_some((0, link(count - 1)));
        let network = Network::new(Parts {
            lines: vec![Line::Elapsed],
            items: vec![item.clone(); count as usize],
            stated: count as usize,
            links: links.chain(closing).collect(),
        });
        let loops = network.loops();
        match is_closed {
            true => assert_eq!(loops[0].items.len(), count as usize),
            false => assert_eq!(network.order().len(), count as usize),
        }
    }
}
