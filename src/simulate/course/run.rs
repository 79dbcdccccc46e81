//! Schedules the lanes of a course, and finds what they waited for.

use super::super::random::LANES;
use super::{Course, Lanes, NEVER, StepKind};

/// Where lengths come from. Not a closure, for it must be compiled into [`Course::run`].
pub(in super::super) trait Lengths {
    /// Gives the lengths of an item.
    fn of(&mut self, item: usize, lengths: &mut Lanes);
}

/// Starts and finishes of all steps.
#[derive(Debug)]
pub(in super::super) struct Times {
    pub(in super::super) start: Vec<Lanes>,
    pub(in super::super) finish: Vec<Lanes>,
}

impl Times {
    pub(in super::super) fn new(steps: usize) -> Times {
        let nothing = || vec![[0; LANES]; steps];
        Times {
            start: nothing(),
            finish: nothing(),
        }
    }
}

impl Course {
    /// Schedules the lanes; `length` gives the lengths.
    #[inline(always)]
    pub(in super::super) fn run(&self, times: &mut Times, length: &mut impl Lengths) {
        let mut lengths = [0; LANES];
        for (at, step) in self.steps.iter().enumerate() {
            let (starts, start) = times.start.split_at_mut(at);
            let (finishes, finish) = times.finish.split_at_mut(at);
            let (start, finish) = (&mut start[0], &mut finish[0]);
            let asks = self.arcs_of(at).iter().map(|arc| {
                let from = arc.from as usize;
                let before: &Lanes = if arc.from_start {
                    &starts[from]
                } else {
                    &finishes[from]
                };
                (arc, before)
            });
            match step.kind {
                StepKind::Ahead(bound) => {
                    length.of(step.item as usize, &mut lengths);
                    *start = [bound; LANES];
                    for (arc, before) in asks {
                        if arc.holds_start {
                            each(start, before, |start, before| start.max(before + arc.lag));
                        } else {
                            for lane in 0..LANES {
                                let from = before[lane] + arc.lag - lengths[lane];
                                start[lane] = start[lane].max(from);
                            }
                        }
                    }
                    for lane in 0..LANES {
                        finish[lane] = start[lane] + lengths[lane];
                    }
                }
                StepKind::Begun {
                    start: begun,
                    rest_from,
                    not_before,
                } => {
                    length.of(step.item as usize, &mut lengths);
                    *start = [begun; LANES];
                    for lane in 0..LANES {
                        finish[lane] = (rest_from + lengths[lane]).max(not_before);
                    }
                    for (arc, before) in asks {
                        each(finish, before, |finish, before| {
                            finish.max(before + arc.lag)
                        });
                    }
                }
                StepKind::Still {
                    start: from,
                    finish: to,
                } => {
                    *start = [from; LANES];
                    *finish = [to; LANES];
                }
                StepKind::First => {
                    *start = [-NEVER; LANES];
                    for (_, before) in asks {
                        each(start, before, i32::min);
                    }
                    *finish = *start;
                }
            }
        }
    }

    /// Marks by step in which lanes a delay of it delays something marked behind it.
    ///
    /// `marked` holds a bit for each lane, and comes with those of the last steps set.
    #[inline(always)]
    pub(in super::super) fn trace(&self, times: &Times, marked: &mut [u64]) {
        for at in (0..self.steps.len()).rev() {
            let lanes = marked[at];
            if lanes == 0 {
                continue;
            }
            let step = &self.steps[at];
            if let StepKind::Still { .. } = step.kind {
                // What is done can't be late any more.
                marked[at] = 0;
            }
            for arc in self.arcs_of(at) {
                let from = arc.from as usize;
                let before = match arc.from_start {
                    true => &times.start[from],
                    false => &times.finish[from],
                };
                // Of what begins when its end is asked for, start and finish move together.
                let end = match (arc.holds_start, step.kind) {
                    (true, _) | (_, StepKind::First) => &times.start[at],
                    (false, _) => &times.finish[at],
                };
                marked[from] |= lanes & equal(before, end, arc.lag);
            }
        }
    }
}

#[inline(always)]
fn each(lanes: &mut Lanes, others: &Lanes, of: impl Fn(i32, i32) -> i32) {
    for (lane, other) in lanes.iter_mut().zip(others) {
        *lane = of(*lane, *other);
    }
}

/// The lanes in which one place and a lag make the other.
#[inline(always)]
pub(in super::super) fn equal(before: &Lanes, after: &Lanes, lag: i32) -> u64 {
    let mut lanes = 0;
    for lane in 0..LANES {
        lanes |= u64::from(before[lane] + lag == after[lane]) << lane;
    }
    lanes
}
