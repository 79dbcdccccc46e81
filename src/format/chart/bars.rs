//! Bars by name: horizontal, in pieces, with their values at the ends.

use rust_decimal::Decimal;

use super::Look;
use super::legend::{self, SIGN};
use super::measure;
use super::numbers::Axis;
use super::scene::{Anchor, Area, Class, Item, Label, Scene, Tenths, base_line, px};
use crate::format::{escape, nothing};
use crate::lang::{Lang, Text};
use crate::view::report::{BarChart, NamedBar, Role};

/// Size of names and values, and of the numbers of the axis.
const SIZE: Tenths = px(12);
const SMALL: Tenths = px(11);
/// Height of a bar and of its row, where there are few of them.
const ROW: Tenths = px(28);
/// The same where there are many.
const LOW_ROW: Tenths = px(20);
/// Room between names, bars and values.
const GAP: Tenths = px(8);
/// A chart of more bars has its numbers at the top, too.
const TALL: usize = 30;

/// Draws bars between two places from `top` on; gives the lower end.
pub(super) fn draw(
    scene: &mut Scene,
    chart: &BarChart,
    ends: (Tenths, Tenths),
    top: Tenths,
    look: &Look,
) -> Tenths {
    if chart.bars.is_empty() {
        scene.text(Label {
            at: (ends.0, base_line(top + px(9), SIZE)),
            anchor: Anchor::Start,
            size: SIZE,
            bold: false,
            class: Class::LabelMuted,
            text: nothing(look.lang).to_owned(),
        });
        return top + px(18);
    }
    Bars::new(chart, ends, look.lang).draw(scene, top)
}

/// A bar with what is written around it.
struct Said {
    name: String,
    /// At its left end, when it reaches below what it is seen against.
    below: String,
    /// At its right end.
    above: String,
    note: String,
}

struct Bars<'c> {
    chart: &'c BarChart,
    lang: Lang,
    ends: (Tenths, Tenths),
    said: Vec<Said>,
    /// Right end of the names.
    names: Tenths,
    /// Left and right end of the axis.
    plot: (Tenths, Tenths),
    /// Room for the values at the right.
    values: Tenths,
    axis: Axis,
    row: Tenths,
}

impl<'c> Bars<'c> {
    fn new(chart: &'c BarChart, ends: (Tenths, Tenths), lang: Lang) -> Bars<'c> {
        let base = chart.base.as_ref().map(|(base, _)| *base);
        let pieces = || chart.bars.iter().flat_map(|bar| &bar.pieces);
        let numbers = pieces().flat_map(|(_, from, to)| [*from, *to]);
        // Bars are seen against the base, or else against nothing.
        let numbers = numbers.chain([base.unwrap_or_default()]);
        let axis = Axis::new(&chart.quantity, numbers, 8, lang);
        let said: Vec<Said> = chart
            .bars
            .iter()
            .map(|bar| said(bar, base.unwrap_or_default(), &axis, lang))
            .collect();
        let width = ends.1 - ends.0;
        let widest = |of: &dyn Fn(&Said) -> &str, most: Tenths| {
            let widths = said
                .iter()
                .map(|said| measure::width(of(said), SIZE, false));
            widths.max().unwrap_or(0).min(most)
        };
        let names = ends.0 + widest(&|said| &said.name, width * 30 / 100);
        let below = widest(&|said| &said.below, width / 6);
        let values = widest(&|said| &said.above, width / 6);
        let notes = widest(&|said| &said.note, width / 5);
        let gap = |room: Tenths| if room > 0 { GAP } else { 0 };
        let plot = (
            names + GAP + below + gap(below),
            ends.1 - values - gap(values) - notes - gap(notes) - px(12),
        );
        // Where names and notes leave nothing, the bars are thin but there.
        let plot = (plot.0, plot.1.max(plot.0 + px(40)));
        Bars {
            chart,
            lang,
            ends,
            axis: axis.between(plot.0, plot.1),
            names,
            values,
            plot,
            row: if said.len() > TALL { LOW_ROW } else { ROW },
            said,
        }
    }

    fn draw(&self, scene: &mut Scene, top: Tenths) -> Tenths {
        let mut y = self.unit(scene, top);
        let base = self.chart.base.as_ref();
        if base.is_some() {
            y += px(18);
        }
        // The name of the base stands above them.
        let base_name = y - px(10);
        if self.said.len() > TALL {
            self.numbers(scene, y);
            y += px(18);
        }
        let count = i64::try_from(self.said.len()).unwrap_or(0);
        let rows = (y, y + count * self.row);
        for (x, _) in self.axis.ticks() {
            scene.line((x, rows.0), (x, rows.1), Class::GridLine);
        }
        for (at, bar) in self.chart.bars.iter().enumerate() {
            let middle = rows.0 + i64::try_from(at).unwrap_or(0) * self.row + self.row / 2;
            self.bar(scene, bar, &self.said[at], middle);
        }
        scene.items.push(Item::NoTip);
        match base {
            Some((value, name)) => {
                let x = self.axis.place(*value);
                scene.line((x, rows.0), (x, rows.1), Class::Base);
                let name = escape::one_line(name.get(self.lang));
                let text = format!("{name} {}", self.axis.said(*value));
                let text = measure::cut(&text, SMALL, false, self.ends.1 - self.ends.0);
                let half = measure::width(&text, SMALL, false) / 2 + px(1);
                scene.text(Label {
                    at: (
                        x.min(self.ends.1 - half).max(self.ends.0 + half),
                        base_line(base_name, SMALL),
                    ),
                    anchor: Anchor::Middle,
                    size: SMALL,
                    bold: false,
                    class: Class::Label,
                    text,
                });
            }
            None => {
                let x = self.axis.zero();
                scene.line((x, rows.0), (x, rows.1), Class::AxisLine);
            }
        }
        self.numbers(scene, rows.1);
        let bottom = rows.1 + px(20);
        if self.chart.parts.len() < 2 {
            return bottom;
        }
        let entries: Vec<(Role, Text)> = self
            .chart
            .parts
            .iter()
            .map(|(name, role)| (*role, name.clone()))
            .collect();
        legend::draw(scene, &entries, self.ends, bottom + px(6), self.lang, sign)
    }

    /// Says what the numbers are.
    fn unit(&self, scene: &mut Scene, top: Tenths) -> Tenths {
        if self.axis.unit.name.is_empty() {
            return top;
        }
        scene.text(Label {
            at: (self.plot.0, base_line(top + px(8), SMALL)),
            anchor: Anchor::Start,
            size: SMALL,
            bold: false,
            class: Class::LabelMuted,
            text: measure::cut(
                &self.axis.unit.name,
                SMALL,
                false,
                self.ends.1 - self.plot.0,
            ),
        });
        top + px(20)
    }

    /// Writes the numbers of the axis, those that have room.
    fn numbers(&self, scene: &mut Scene, top: Tenths) {
        let mut free = self.ends.0;
        for (x, text) in self.axis.ticks() {
            let half = measure::width(&text, SMALL, false) / 2 + px(2);
            if x - half < free || x + half > self.ends.1 {
                continue;
            }
            free = x + half;
            scene.text(Label {
                at: (x, base_line(top + px(9), SMALL)),
                anchor: Anchor::Middle,
                size: SMALL,
                bold: false,
                class: Class::LabelMuted,
                text,
            });
        }
    }

    fn bar(&self, scene: &mut Scene, bar: &NamedBar, said: &Said, middle: Tenths) {
        let tip = [&said.name, &said.above, &said.note].map(String::as_str);
        let tip: Vec<&str> = tip.into_iter().filter(|part| !part.is_empty()).collect();
        scene.items.push(Item::Tip(tip.join("  ")));
        let text = |scene: &mut Scene, x: Tenths, anchor, text: &str, room: Tenths, class| {
            scene.text(Label {
                at: (x, base_line(middle, SIZE)),
                anchor,
                size: SIZE,
                bold: false,
                class,
                text: measure::cut(text, SIZE, false, room),
            });
        };
        let room = self.names - self.ends.0;
        text(
            scene,
            self.names,
            Anchor::End,
            &said.name,
            room,
            Class::Label,
        );
        let height = self.row * 58 / 100;
        let (mut left, mut right) = (None::<Tenths>, None::<Tenths>);
        for (part, from, to) in &bar.pieces {
            let (from, to) = (self.axis.place(*from), self.axis.place(*to));
            let (from, to) = (from.min(to), from.max(to));
            left = Some(left.map_or(from, |left| left.min(from)));
            right = Some(right.map_or(to, |right| right.max(to)));
            let role = self.chart.parts.get(*part).map(|(_, role)| *role);
            let area = Area {
                x: from,
                y: middle - height / 2,
                width: to - from,
                height,
            };
            if area.width > 0 {
                piece(scene, area, role.unwrap_or(Role::Planned));
            }
        }
        let notes = self.plot.1 + px(12) + self.values + GAP / 2;
        let room = self.ends.1 - notes;
        text(
            scene,
            notes,
            Anchor::Start,
            &said.note,
            room,
            Class::LabelMuted,
        );
        let (Some(left), Some(right)) = (left, right) else {
            return;
        };
        let below = left - GAP / 2 - (self.names + GAP);
        text(
            scene,
            left - GAP / 2,
            Anchor::End,
            &said.below,
            below,
            Class::Label,
        );
        let start = right.max(self.plot.0) + GAP / 2;
        text(
            scene,
            start,
            Anchor::Start,
            &said.above,
            self.values + px(2),
            Class::Label,
        );
    }
}

/// What is written around a bar.
fn said(bar: &NamedBar, base: Decimal, axis: &Axis, lang: Lang) -> Said {
    let ends = bar.pieces.iter().flat_map(|(_, from, to)| [*from, *to]);
    let (low, high) = (ends.clone().min(), ends.max());
    let at = |end: Option<Decimal>, is_shown: &dyn Fn(Decimal) -> bool| {
        end.filter(|end| is_shown(*end))
            .map(|end| axis.said(end))
            .unwrap_or_default()
    };
    let note = bar
        .note
        .as_ref()
        .map(|note| escape::one_line(note.get(lang)));
    Said {
        name: escape::one_line(&bar.name).into_owned(),
        below: at(low, &|low| low < base),
        // One that reaches nowhere has its value, too.
        above: at(high, &|high| {
            high > base || (high == base && low == Some(high))
        }),
        note: note.unwrap_or_default().into_owned(),
    }
}

/// Draws a piece of a bar.
fn piece(scene: &mut Scene, area: Area, role: Role) {
    scene.rect(area, 0, Class::Piece(role));
    if role == Role::Excess {
        scene.rect(area, 0, Class::Hatch);
    }
}

fn sign(scene: &mut Scene, role: &Role, x: Tenths, middle: Tenths) {
    let area = Area {
        x,
        y: middle - px(6),
        width: SIGN,
        height: px(12),
    };
    piece(scene, area, *role);
}
