//! The legend: what the signs mean that a chart has used.

use rust_decimal::Decimal;

use super::super::legend::{self, SIGN};
use super::super::scene::{Area, Class, Item, Scene, Tenths, px};
use super::links::Mark;
use super::marks::{self, Used};
use crate::lang::{Lang, Text};
use crate::plan::value::Percent;
use crate::text;

/// A sign and what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Phase,
    Done,
    Left,
    Unknown,
    Critical,
    Baseline,
    Milestone,
    Reached,
    Promised,
    Deadline,
    Missed,
    Link,
    CriticalLink,
    DayOff,
}

/// What a chart shows besides its rows.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Around {
    pub(super) links: bool,
    pub(super) critical_links: bool,
    pub(super) days_off: bool,
}

fn entries(used: &Used, around: &Around) -> Vec<(Sign, Text)> {
    let entries = [
        (used.phase, Sign::Phase, text!("phase", "阶段")),
        (used.done, Sign::Done, text!("done", "已完成")),
        (used.left, Sign::Left, text!("to do", "未完成")),
        (
            used.unknown,
            Sign::Unknown,
            text!("task, progress not stated", "任务（未填进度）"),
        ),
        (used.critical, Sign::Critical, text!("critical", "关键")),
        (
            used.baseline,
            Sign::Baseline,
            text!("baseline", "基线（原计划）"),
        ),
        (
            used.milestone,
            Sign::Milestone,
            text!("milestone", "里程碑"),
        ),
        (used.reached, Sign::Reached, text!("reached", "已达成")),
        (
            used.promised,
            Sign::Promised,
            text!("promised day", "承诺日期"),
        ),
        (used.deadline, Sign::Deadline, text!("deadline", "期限")),
        (
            used.missed,
            Sign::Missed,
            text!("deadline, missed", "期限（已超）"),
        ),
        (around.links, Sign::Link, text!("comes before", "前置关系")),
        (
            around.critical_links,
            Sign::CriticalLink,
            text!("drives the critical path", "关键线路"),
        ),
        (around.days_off, Sign::DayOff, text!("days off", "非工作日")),
    ];
    let used = entries.into_iter().filter(|(used, ..)| *used);
    used.map(|(_, sign, text)| (sign, text)).collect()
}

/// Draws the legend between two places from `top` on; gives its lower end.
pub(super) fn draw(
    scene: &mut Scene,
    used: &Used,
    around: &Around,
    ends: (Tenths, Tenths),
    top: Tenths,
    lang: Lang,
) -> Tenths {
    legend::draw(scene, &entries(used, around), ends, top, lang, draw_sign)
}

fn draw_sign(scene: &mut Scene, sign: &Sign, x: Tenths, middle: Tenths) {
    let area = |height: Tenths| Area {
        x,
        y: middle - height / 2,
        width: SIGN,
        height,
    };
    let bar = area(px(10));
    let centre = (x + SIGN / 2, middle);
    let radius = px(6);
    let percent = |number: i64| Some(Percent(Decimal::from(number)));
    let mut arrow = |class| {
        scene.items.push(Item::Arrow {
            points: vec![(x, middle), (x + SIGN, middle)],
            class,
        });
    };
    match *sign {
        Sign::Phase => {
            let mark = Mark {
                left: x,
                right: x + SIGN,
                top: middle - px(4),
                bottom: middle + px(4),
                row: (middle, middle),
                is_diamond: false,
            };
            marks::summary(scene, &mark, &[]);
        }
        Sign::Done => marks::task(scene, bar, percent(100), false),
        Sign::Left => marks::task(scene, bar, percent(0), false),
        Sign::Unknown => marks::task(scene, bar, None, false),
        Sign::Critical => marks::task(scene, bar, None, true),
        Sign::Baseline => scene.rect(area(px(4)), px(1), Class::Baseline),
        Sign::Milestone => marks::diamond(scene, centre, radius, Class::Milestone),
        Sign::Reached => {
            marks::diamond(scene, centre, px(8), Class::Milestone);
            marks::check(scene, centre, px(8));
        }
        Sign::Promised => marks::diamond(scene, centre, radius, Class::Promised),
        Sign::Deadline => marks::deadline(scene, centre.0, middle - px(2), false),
        Sign::Missed => marks::deadline(scene, centre.0, middle - px(2), true),
        Sign::Link => arrow(Class::Link),
        Sign::CriticalLink => arrow(Class::LinkCritical),
        Sign::DayOff => scene.rect(area(px(12)), 0, Class::DayOff),
    }
}
