//! Ids in a field: as big as there is room for, and counted where there is none.

use crate::format::chart::measure;
use crate::format::chart::scene::{Area, Tenths, px};
use crate::format::escape;

/// Sizes of ids, the best first.
const SIZES: [Tenths; 3] = [px(13), px(11), px(9)];
/// Room between chips.
const GAP: Tenths = px(5);
/// More ids than this are never seen in one field.
const MOST: usize = 400;

/// Whether an id is in a field, or was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    Here,
    Left,
}

/// An id with its round corners, or the number of those that have no room.
#[derive(Debug, Clone)]
pub(super) struct Chip {
    /// The id itself; a number of ids has none.
    pub(super) id: Option<String>,
    /// What is written.
    pub(super) text: String,
    pub(super) standing: Standing,
    pub(super) size: Tenths,
}

/// The chips of a field with their places from its left top corner.
#[derive(Debug, Clone, Default)]
pub(super) struct Flow {
    pub(super) chips: Vec<(Area, Chip)>,
    pub(super) height: Tenths,
    /// How many ids had no room; always the last ones.
    pub(super) left_out: usize,
}

/// Lays out ids in a room of a width, at most so tall.
pub(super) fn flow(ids: &[(&str, Standing)], width: Tenths, tallest: Tenths) -> Flow {
    let mut last = Flow::default();
    for size in SIZES {
        last = at_size(ids, width, tallest, size);
        if last.left_out == 0 {
            break;
        }
    }
    last
}

fn at_size(ids: &[(&str, Standing)], width: Tenths, tallest: Tenths, size: Tenths) -> Flow {
    let height = size + px(7);
    let pad = size / 2;
    let mut flow = Flow::default();
    let (mut x, mut y) = (0, 0);
    let mut chips: Vec<(Area, Chip)> = Vec::new();
    for (id, standing) in ids.iter().take(MOST) {
        let text = escape::one_line(id);
        let text = measure::cut(&text, size, false, width - 2 * pad);
        let own = measure::width(&text, size, false) + 2 * pad;
        if x > 0 && x + own > width {
            (x, y) = (0, y + height + GAP);
        }
        if y + height > tallest {
            break;
        }
        let area = Area {
            x,
            y,
            width: own,
            height,
        };
        let chip = Chip {
            id: Some((*id).to_owned()),
            text,
            standing: *standing,
            size,
        };
        chips.push((area, chip));
        x += own + GAP;
    }
    while chips.len() + flow.left_out < ids.len() || flow.left_out > 0 {
        flow.left_out = ids.len() - chips.len();
        let text = format!("+{}", flow.left_out);
        let own = measure::width(&text, size, false) + 2 * pad;
        let (x, y) = match chips.last() {
            Some((area, _)) => (area.x + area.width + GAP, area.y),
            None => (0, 0),
        };
        if x + own <= width || chips.is_empty() {
            let area = Area {
                x,
                y,
                width: own.min(width),
                height,
            };
            let chip = Chip {
                id: None,
                text,
                standing: Standing::Here,
                size,
            };
            chips.push((area, chip));
            break;
        }
        // The number takes the place of the last id.
        chips.pop();
        flow.left_out += 1;
    }
    let bottoms = chips.iter().map(|(area, _)| area.y + area.height);
    flow.height = bottoms.max().unwrap_or(0);
    flow.chips = chips;
    flow
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(count: usize) -> Vec<String> {
        (1..=count).map(|number| format!("R{number}")).collect()
    }

    fn laid(count: usize, width: Tenths) -> Flow {
        let ids = ids(count);
        let ids: Vec<(&str, Standing)> =
            ids.iter().map(|id| (id.as_str(), Standing::Here)).collect();
        flow(&ids, width, px(170))
    }

    #[test]
    fn ten_ids_are_all_read() {
        let flow = laid(10, px(110));
        assert_eq!((flow.chips.len(), flow.left_out), (10, 0));
        assert!(flow.chips.iter().all(|(_, chip)| chip.size >= px(11)));
    }

    #[test]
    fn chips_stay_in_their_field_and_off_each_other() {
        for count in [0, 1, 7, 40, 5_000] {
            for width in [px(40), px(90), px(250)] {
                let flow = laid(count, width);
                let shown = flow.chips.iter().filter(|(_, chip)| chip.id.is_some());
                assert_eq!(shown.count() + flow.left_out, count);
                assert!(flow.height <= px(170));
                for (at, (area, _)) in flow.chips.iter().enumerate() {
                    assert!(
                        area.x >= 0 && area.x + area.width <= width,
                        "{count} {width}"
                    );
                    let others = &flow.chips[at + 1..];
                    assert!(others.iter().all(|(other, _)| !area.overlaps(other)));
                }
            }
        }
    }

    #[test]
    fn what_has_no_room_is_counted() {
        let flow = laid(5_000, px(100));
        let (_, last) = flow.chips.last().unwrap();
        assert_eq!(last.text, format!("+{}", 5_001 - flow.chips.len()));
    }
}
