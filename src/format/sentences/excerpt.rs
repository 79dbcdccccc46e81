//! A sentence with the deciding words marked.

use anstyle::{AnsiColor, Color, Style};

use crate::format::escape::visible;
use crate::format::width::clusters;
use crate::statement::{Judged, Verdict};

use unicode_width::UnicodeWidthStr as _;

/// Characters of a sentence that are shown; no terminal has room for 100 KB.
const MOST_CHARACTERS: usize = 400;

/// What stands at the left of the lines of an excerpt.
const GUTTER: &str = "  |";

/// What the words under a mark decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    /// Words of a criterion that is open.
    Open,
    /// Words that make a criterion hold.
    Pass,
    /// Words that make a criterion fail.
    Fail,
}

impl Mark {
    fn of(verdict: Verdict) -> Mark {
        match verdict {
            Verdict::Pass => Mark::Pass,
            Verdict::Fail => Mark::Fail,
            Verdict::Unknown => Mark::Open,
        }
    }

    fn sign(self) -> &'static str {
        match self {
            Mark::Fail => "^",
            Mark::Pass => "-",
            Mark::Open => "~",
        }
    }
}

/// The style of a verdict.
pub(super) fn style(verdict: Verdict) -> Style {
    let ansi = |color: AnsiColor| Style::new().fg_color(Some(Color::Ansi(color)));
    match verdict {
        Verdict::Fail => ansi(AnsiColor::BrightRed).bold(),
        Verdict::Pass => ansi(AnsiColor::Green),
        Verdict::Unknown => ansi(AnsiColor::Yellow),
    }
}

fn style_of(mark: Mark) -> Style {
    style(match mark {
        Mark::Fail => Verdict::Fail,
        Mark::Pass => Verdict::Pass,
        Mark::Open => Verdict::Unknown,
    })
}

/// What a reader sees as one character, with what is to be said of it.
#[derive(Debug, Clone)]
struct Place {
    text: String,
    width: usize,
    mark: Option<Mark>,
    /// The criteria whose deciding words begin here.
    letters: String,
}

/// The lines of a sentence with marks below them.
pub(super) fn lines(judged: &Judged<'_>, width: usize, color: bool) -> Vec<String> {
    let places = places(judged);
    let room = width.saturating_sub(GUTTER.len() + 1).max(8);
    let mut lines = vec![GUTTER.to_owned()];
    for row in rows(&places, room) {
        let text: String = row.iter().map(|place| painted(place, color)).collect();
        lines.push(format!("{GUTTER} {}", text.trim_end()));
        let marks = marks(row, color);
        if !marks.is_empty() {
            lines.push(format!("{GUTTER} {marks}"));
            lines.push(format!("{GUTTER} {}", letters(row)));
        }
    }
    lines.push(GUTTER.to_owned());
    lines
}

fn places(judged: &Judged<'_>) -> Vec<Place> {
    let shown = visible(judged.sentence.original());
    let cut = shown.char_indices().nth(MOST_CHARACTERS).map(|(at, _)| at);
    let shown = &shown[..cut.unwrap_or(shown.len())];
    let mut places = Vec::new();
    // The place of each character, for one is often made of several.
    let mut of_characters = Vec::new();
    for cluster in clusters(shown) {
        of_characters.extend(cluster.chars().map(|_| places.len()));
        places.push(Place {
            text: cluster.to_owned(),
            width: cluster.width(),
            mark: None,
            letters: String::new(),
        });
    }
    let characters = judged.characters();
    for (letter, criterion) in judged.verdicts.all() {
        let mark = Mark::of(criterion.verdict);
        for reason in criterion
            .reasons
            .iter()
            .filter(|reason| !reason.span.is_empty())
        {
            let (start, end) = characters.of(reason.span);
            let Some(&first) = of_characters.get(start) else {
                continue;
            };
            let letters = &mut places[first].letters;
            if !letters.contains(letter) {
                letters.push(letter);
            }
            let end = end.min(of_characters.len());
            for &place in of_characters.get(start..end).unwrap_or_default() {
                let known = &mut places[place].mark;
                *known = (*known).max(Some(mark));
            }
        }
    }
    if cut.is_some() {
        places.push(Place {
            text: "…".to_owned(),
            width: 1,
            mark: None,
            letters: String::new(),
        });
    }
    places
}

/// Cuts places into rows of at most so many columns, at spaces where there are some.
fn rows(places: &[Place], room: usize) -> Vec<&[Place]> {
    let mut rows = Vec::new();
    let mut rest = places;
    loop {
        let mut used = 0;
        let fits = rest
            .iter()
            .take_while(|place| {
                used += place.width;
                used <= room
            })
            .count();
        if fits == rest.len() {
            rows.push(rest);
            return rows;
        }
        let breaks = |place: &Place| place.text == " " || place.width > 1;
        let end = rest[..fits]
            .iter()
            .rposition(breaks)
            .map_or(fits, |at| at + 1);
        let end = if end * 2 < fits { fits } else { end };
        let (row, more) = rest.split_at(end.max(1));
        rows.push(row);
        rest = more;
    }
}

fn painted(place: &Place, color: bool) -> String {
    match place.mark.filter(|_| color) {
        Some(mark) => {
            let style = style_of(mark);
            format!("{style}{}{style:#}", place.text)
        }
        None => place.text.clone(),
    }
}

fn marks(row: &[Place], color: bool) -> String {
    let mut line = String::new();
    let mut pending = 0;
    for place in row {
        let Some(mark) = place.mark else {
            pending += place.width;
            continue;
        };
        line.push_str(&" ".repeat(std::mem::take(&mut pending)));
        let signs = mark.sign().repeat(place.width);
        if color {
            let style = style_of(mark);
            line.push_str(&format!("{style}{signs}{style:#}"));
        } else {
            line.push_str(&signs);
        }
    }
    line
}

/// The letters of the criteria, each below the first of its words.
fn letters(row: &[Place]) -> String {
    let mut line = String::new();
    let mut column = 0;
    for place in row {
        if !place.letters.is_empty() {
            let gap = column.max(line.len() + usize::from(!line.is_empty()));
            line.push_str(&" ".repeat(gap - line.len()));
            line.push_str(&place.letters);
        }
        column += place.width;
    }
    line
}
