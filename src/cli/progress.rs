//! A progress bar, on a terminal and for work that lasts.

use std::io::IsTerminal as _;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// Shorter work shows no bar.
const LASTS: Duration = Duration::from_millis(200);

/// Shows how much of the work is done.
pub struct Progress {
    began: Instant,
    /// `None` where nobody knows how much there is to do.
    total: Option<u64>,
    done: u64,
    on_terminal: bool,
    bar: Option<ProgressBar>,
    /// What stands behind the bar.
    hint: &'static str,
}

impl Progress {
    /// A bar for so many pieces of work.
    pub fn new(total: usize) -> Progress {
        Progress::of_total(Some(total as u64), "")
    }

    /// A bar for so many iterations, or for as many as it takes; `hint` stands behind it.
    pub fn of_iterations(iterations: Option<u64>, hint: &'static str) -> Progress {
        Progress::of_total(iterations, hint)
    }

    fn of_total(total: Option<u64>, hint: &'static str) -> Progress {
        Progress {
            hint,
            began: Instant::now(),
            total,
            done: 0,
            on_terminal: std::io::stderr().is_terminal(),
            bar: None,
        }
    }

    /// Counts a finished piece.
    pub fn advance(&mut self) {
        self.set(self.done + 1);
    }

    /// So many pieces are finished.
    pub fn set(&mut self, done: u64) {
        self.done = done;
        if !self.on_terminal || self.began.elapsed() < LASTS {
            return;
        }
        let (total, hint) = (self.total, self.hint);
        let bar = self.bar.get_or_insert_with(|| {
            let (bar, template) = match total {
                Some(total) => (ProgressBar::new(total), "{bar:30} {pos}/{len}  {msg}"),
                None => (ProgressBar::no_length(), "{spinner} {human_pos}  {msg}"),
            };
            let style = ProgressStyle::with_template(template)
                .unwrap_or_else(|_| ProgressStyle::default_bar());
            bar.with_style(style).with_message(hint)
        });
        // The bar draws itself some twenty times a second at most.
        bar.set_position(self.done);
    }

    /// Takes the bar away for good.
    pub fn clear(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }

    /// Takes the bar away while something else is written to the terminal.
    pub fn aside<R>(&self, write: impl FnOnce() -> R) -> R {
        match &self.bar {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.clear();
    }
}
