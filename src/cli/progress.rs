//! A progress bar, on a terminal and for work that lasts.

use std::io::IsTerminal as _;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// Shorter work shows no bar.
const LASTS: Duration = Duration::from_millis(200);

/// Shows how much of the work is done.
pub struct Progress {
    began: Instant,
    total: u64,
    done: u64,
    on_terminal: bool,
    bar: Option<ProgressBar>,
}

impl Progress {
    /// A bar for so many pieces of work.
    pub fn new(total: usize) -> Progress {
        Progress {
            began: Instant::now(),
            total: total as u64,
            done: 0,
            on_terminal: std::io::stderr().is_terminal(),
            bar: None,
        }
    }

    /// Counts finished pieces.
    pub fn advance(&mut self, pieces: usize) {
        self.done += pieces as u64;
        if !self.on_terminal || self.began.elapsed() < LASTS {
            return;
        }
        let total = self.total;
        let bar = self.bar.get_or_insert_with(|| {
            let style = ProgressStyle::with_template("{bar:30} {pos}/{len}")
                .unwrap_or_else(|_| ProgressStyle::default_bar());
            ProgressBar::new(total).with_style(style)
        });
        bar.set_position(self.done);
    }

    /// Takes the bar away.
    pub fn clear(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
