//! Colours and strokes: two themes that stay apart in print, in grey and for colour-blind
//! readers.
//!
//! Blue and vermilion are told apart by readers with any of the usual colour blindnesses
//! (Okabe and Ito, "Color Universal Design"); since both may print in one grey, critical bars
//! also have a dark border and a hatch.

use std::fmt;

use super::color;
use super::scene::{Class, Tenths};
use crate::plan::value::Color;
use crate::view::report::{Role, Tone};

/// How a chart is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Theme {
    /// Dark on white, for paper and most slides.
    #[default]
    Light,
    /// Light on near black.
    Dark,
}

impl Theme {
    /// Both themes.
    pub const ALL: [Theme; 2] = [Theme::Light, Theme::Dark];

    /// The name of the theme on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

/// A colour, as SVG writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// `#RRGGBB` of a theme.
    Of(&'static str),
    /// One that the plan or its configuration asks for.
    Own(Color),
}

impl fmt::Display for Ink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Ink::Of(text) => f.write_str(text),
            Ink::Own(own) => f.write_str(&color::written(*own)),
        }
    }
}

/// How a shape is painted.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Paint {
    pub(super) name: &'static str,
    pub(super) fill: Option<Ink>,
    pub(super) stroke: Option<Ink>,
    pub(super) stroke_width: Tenths,
    /// Lengths of strokes and gaps, in pixels.
    pub(super) dashes: Option<&'static str>,
}

/// The name of the pattern that critical bars are hatched with.
pub(super) const HATCH: &str = "planvet-hatch";

/// The colour of the hatch.
pub(super) fn hatch(theme: Theme) -> &'static str {
    match theme {
        Theme::Light => "#7A2600",
        Theme::Dark => "#2A0F00",
    }
}

/// How a class looks in a theme.
pub(super) fn paint(class: Class, theme: Theme) -> Paint {
    let pick = |light: &'static str, dark: &'static str| match theme {
        Theme::Light => Ink::Of(light),
        Theme::Dark => Ink::Of(dark),
    };
    let own = |name, color| Paint {
        name,
        fill: Some(Ink::Own(color)),
        ..Paint::default()
    };
    let fill = |name, light, dark| Paint {
        name,
        fill: Some(pick(light, dark)),
        ..Paint::default()
    };
    let stroke = |name, light, dark, stroke_width| Paint {
        name,
        stroke: Some(pick(light, dark)),
        stroke_width,
        ..Paint::default()
    };
    let outlined = |name, inside: (&'static str, &'static str), line: (_, _), stroke_width| Paint {
        name,
        fill: Some(pick(inside.0, inside.1)),
        stroke: Some(pick(line.0, line.1)),
        stroke_width,
        dashes: None,
    };
    const BLUE: (&str, &str) = ("#1B5E9B", "#7FBBEF");
    const RED: (&str, &str) = ("#7A2600", "#FFC9A8");
    match class {
        Class::Background => fill("background", "#FFFFFF", "#10161D"),
        Class::HeaderBand => fill("header", "#E9EEF3", "#1E2833"),
        Class::PhaseBand => fill("phase-band", "#F1F5F9", "#18212B"),
        Class::DayOff => fill("day-off", "#E7ECF1", "#1C2530"),
        Class::GridLine => stroke("grid", "#DDE3E9", "#28333F", 8),
        Class::GridStrong => stroke("grid-strong", "#A9B6C2", "#4A5A6A", 10),
        Class::RowLine => stroke("row-line", "#E9EDF1", "#1F2933", 8),
        Class::Phase => fill("phase", "#34495E", "#B8C7D6"),
        Class::PhaseCritical => fill("phase critical", "#C64A12", "#F59A66"),
        Class::Task => outlined("task", ("#6AA6DA", "#3F7FB5"), BLUE, 8),
        Class::TaskLeft => outlined("task left", ("#CFE3F5", "#1E3B57"), BLUE, 8),
        Class::TaskDone => fill("task done", BLUE.0, BLUE.1),
        Class::CriticalTask => fill("task critical", "#F0945F", "#E07A3F"),
        Class::CriticalLeft => fill("task critical left", "#FBD5C0", "#6B3413"),
        Class::CriticalDone => fill("task critical done", "#C64A12", "#F59A66"),
        Class::CriticalBorder => stroke("task critical border", RED.0, RED.1, 16),
        Class::Hatch => Paint {
            name: "hatch",
            ..Paint::default()
        },
        Class::Baseline => outlined(
            "baseline",
            ("#B3BEC9", "#66788A"),
            ("#8593A1", "#8A9BAC"),
            6,
        ),
        Class::Milestone => outlined(
            "milestone",
            ("#2B3A4A", "#E3EAF1"),
            ("#2B3A4A", "#E3EAF1"),
            10,
        ),
        Class::MilestoneCritical => outlined("milestone critical", ("#C64A12", "#F59A66"), RED, 18),
        // Set off from the beam by the colour of the ground.
        Class::MilestoneOnPhase => outlined(
            "milestone",
            ("#2B3A4A", "#E3EAF1"),
            ("#FFFFFF", "#10161D"),
            14,
        ),
        Class::Reached => stroke("reached", "#FFFFFF", "#10161D", 16),
        Class::Promised => outlined(
            "promised",
            ("#FFFFFF", "#10161D"),
            ("#2B3A4A", "#E3EAF1"),
            14,
        ),
        Class::Slip => Paint {
            dashes: Some("2 2"),
            ..stroke("slip", "#2B3A4A", "#E3EAF1", 12)
        },
        Class::Deadline => outlined(
            "deadline",
            ("#FFFFFF", "#10161D"),
            ("#2B3A4A", "#E3EAF1"),
            12,
        ),
        Class::DeadlineMissed => outlined("deadline missed", ("#C64A12", "#F59A66"), RED, 12),
        Class::Status => Paint {
            dashes: Some("6 3"),
            ..stroke("status", "#6D28A8", "#CFA6F5", 16)
        },
        Class::Link => stroke("link", "#66788A", "#8A9BAC", 11),
        Class::LinkCritical => stroke("link critical", "#B23C07", "#F59A66", 18),
        Class::Title => fill("title", "#17222D", "#F2F6FA"),
        Class::Subtitle => fill("subtitle", "#51616F", "#A6B5C4"),
        Class::Label => fill("label", "#22303C", "#DCE5EE"),
        Class::LabelStrong => fill("label strong", "#17222D", "#F2F6FA"),
        Class::LabelMuted => fill("label muted", "#51616F", "#A6B5C4"),
        Class::StatusLabel => fill("status-label", "#6D28A8", "#CFA6F5"),
        Class::Field(tone) => {
            let (name, light, dark) = field(tone);
            fill(name, light, dark)
        }
        Class::OnField(tone) => match tone {
            Tone::Bad => fill("mark", "#FFFFFF", "#10161D"),
            Tone::Strong => fill("mark", "#FFFFFF", "#10161D"),
            Tone::Warning => fill("mark", "#2B1400", "#10161D"),
            _ => fill("mark", "#22303C", "#F2F6FA"),
        },
        Class::OwnField(color) => own("field own", color),
        Class::OnOwnField(color) => own("mark", color::text_on(color)),
        Class::FieldLine => stroke("field-line", "#FFFFFF", "#10161D", 20),
        Class::Chip => outlined("chip", ("#FFFFFF", "#0C1116"), ("#34495E", "#B8C7D6"), 10),
        Class::ChipText => fill("chip-text", "#17222D", "#F2F6FA"),
        Class::ChipLeft => Paint {
            dashes: Some("3 2"),
            ..outlined(
                "chip left",
                ("#F1F5F9", "#1E2833"),
                ("#51616F", "#A6B5C4"),
                10,
            )
        },
        Class::ChipLeftText => fill("chip-text left", "#51616F", "#A6B5C4"),
        Class::Move => stroke("move", "#17222D", "#F2F6FA", 16),
        Class::Halo => stroke("halo", "#FFFFFF", "#10161D", 60),
        Class::Appetite => stroke("appetite", "#17222D", "#F2F6FA", 32),
        Class::AxisLine => stroke("axis", "#51616F", "#A6B5C4", 12),
        Class::Base => stroke("base", "#17222D", "#F2F6FA", 14),
        Class::Curve(role) => {
            let (name, light, dark, dashes) = of_role(role);
            Paint {
                dashes,
                ..stroke(name, light, dark, if role == Role::Limit { 16 } else { 22 })
            }
        }
        Class::CurveText(role) => {
            let (_, light, dark, _) = of_role(role);
            fill("curve-text", light, dark)
        }
        Class::Piece(role) => {
            let (name, light, dark, _) = of_role(role);
            outlined(name, (light, dark), ("#FFFFFF", "#10161D"), 8)
        }
        Class::Shortfall => fill("shortfall", "#F9D0CC", "#5A2420"),
        Class::MarkLine(tone) => {
            let (light, dark) = of_tone(tone);
            Paint {
                dashes: Some("5 3"),
                ..stroke("mark-line", light, dark, 12)
            }
        }
        Class::MarkText(tone) => {
            let (light, dark) = of_tone(tone);
            fill("mark-text", light, dark)
        }
        Class::Node(tone) => match tone {
            Tone::Bad => Paint {
                dashes: Some("5 3"),
                ..outlined(
                    "node bad",
                    ("#FDF0EE", "#2E1614"),
                    ("#B3261E", "#FF8A7A"),
                    18,
                )
            },
            Tone::Notice => outlined(
                "node notice",
                ("#FFF8E1", "#2B240C"),
                ("#A87400", "#E3C94F"),
                18,
            ),
            _ => outlined("node", ("#F4F8FC", "#18232E"), ("#7C93A9", "#6C8299"), 10),
        },
        Class::NodeText => fill("node-text", "#17222D", "#F2F6FA"),
        Class::NodeNote(tone) => {
            let (light, dark) = of_tone(tone);
            fill("node-note", light, dark)
        }
        Class::Edge => stroke("edge", "#7C8FA1", "#71859A", 11),
    }
}

/// Name, colours and dashes of a role: no two alike in both colour and dashes, for print in grey.
fn of_role(
    role: Role,
) -> (
    &'static str,
    &'static str,
    &'static str,
    Option<&'static str>,
) {
    /// What is one of several, in colours that readers with any of the usual colour blindnesses
    /// tell apart.
    const OTHERS: [(&str, &str, Option<&str>); 8] = [
        // Not the colour of what is planned, beside which the first of several often stands.
        ("#B4530A", "#F5A65B", Some("8 3")),
        ("#1B5E9B", "#7FBBEF", None),
        ("#00705C", "#4FC7AC", Some("2 3")),
        ("#7B3F98", "#CFA6F5", Some("10 3 2 3")),
        ("#7A6200", "#E3C94F", Some("5 2")),
        ("#2B3A4A", "#E3EAF1", Some("12 4")),
        ("#A8325E", "#F58FB4", Some("4 2 1 2")),
        ("#5B6B7A", "#A6B5C4", Some("1 2")),
    ];
    match role {
        Role::Planned => ("planned", "#1B5E9B", "#7FBBEF", None),
        Role::Available => ("available", "#00705C", "#4FC7AC", Some("9 3")),
        Role::Actual => ("actual", "#17222D", "#F2F6FA", None),
        Role::Earned => ("earned", "#7A6200", "#E3C94F", Some("10 3 2 3")),
        Role::Forecast => ("forecast", "#7B3F98", "#CFA6F5", Some("3 3")),
        Role::Limit => ("limit", "#B23C07", "#F59A66", Some("6 2")),
        Role::Excess => ("excess", "#C2302B", "#FF8A7A", None),
        Role::Other(number) => {
            let (light, dark, dashes) = OTHERS[usize::from(number) % OTHERS.len()];
            ("other", light, dark, dashes)
        }
    }
}

/// The colours of a line or word by its tone.
fn of_tone(tone: Tone) -> (&'static str, &'static str) {
    match tone {
        Tone::Good => ("#00705C", "#4FC7AC"),
        Tone::Notice => ("#7A6200", "#E3C94F"),
        Tone::Warning => ("#A84A00", "#F5A65B"),
        Tone::Bad => ("#B3261E", "#FF8A7A"),
        Tone::Plain | Tone::Strong => ("#17222D", "#F2F6FA"),
        Tone::Muted => ("#51616F", "#A6B5C4"),
    }
}

/// The fields of a matrix: the worse, the darker on white and the brighter on black, so that they
/// keep their order in grey.
fn field(tone: Tone) -> (&'static str, &'static str, &'static str) {
    match tone {
        Tone::Good => ("field good", "#DCEFD8", "#1D3527"),
        Tone::Notice => ("field notice", "#F8D35E", "#5B4C10"),
        Tone::Warning => ("field warning", "#F29544", "#D07A2C"),
        Tone::Bad => ("field bad", "#C2302B", "#FF8A7A"),
        Tone::Plain => ("field", "#EDF1F5", "#1A232D"),
        Tone::Muted => ("field muted", "#F6F8FA", "#141C24"),
        Tone::Strong => ("field strong", "#51616F", "#A6B5C4"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contrast(a: Ink, b: Ink) -> f64 {
        color::contrast(number(a), number(b))
    }

    fn number(ink: Ink) -> Color {
        let text = ink.to_string();
        let part = |at: usize| u8::from_str_radix(&text[at..at + 2], 16).unwrap();
        assert!(text.len() == 7 && text.starts_with('#'), "{text}");
        Color([part(1), part(3), part(5)])
    }

    fn fill(class: Class, theme: Theme) -> Ink {
        paint(class, theme).fill.unwrap()
    }

    #[test]
    fn texts_are_readable_wherever_they_stand() {
        use Class::*;
        for theme in Theme::ALL {
            for text in [Title, Subtitle, Label, LabelStrong, LabelMuted, StatusLabel] {
                for below in [Background, HeaderBand, PhaseBand, DayOff] {
                    let contrast = contrast(fill(text, theme), fill(below, theme));
                    // AA for small text.
                    assert!(
                        contrast >= 4.5,
                        "{text:?} on {below:?} {theme:?}: {contrast}"
                    );
                }
            }
        }
    }

    #[test]
    fn shapes_stand_out_and_stay_apart_in_grey() {
        use Class::*;
        for theme in Theme::ALL {
            for below in [Background, PhaseBand, DayOff] {
                for class in [
                    Task,
                    TaskDone,
                    CriticalDone,
                    Phase,
                    PhaseCritical,
                    Milestone,
                    MilestoneCritical,
                ] {
                    let part = paint(class, theme);
                    let line = part.stroke.or(part.fill).unwrap();
                    // Graphics by WCAG 2.2, 1.4.11.
                    let contrast = contrast(line, fill(below, theme));
                    assert!(
                        contrast >= 3.0,
                        "{class:?} on {below:?} {theme:?}: {contrast}"
                    );
                }
            }
            for (done, left) in [(TaskDone, TaskLeft), (CriticalDone, CriticalLeft)] {
                assert!(contrast(fill(done, theme), fill(left, theme)) >= 2.5);
            }
            assert!(contrast(Ink::Of(hatch(theme)), fill(CriticalTask, theme)) >= 2.0);
        }
    }

    const TONES: [Tone; 7] = [
        Tone::Plain,
        Tone::Good,
        Tone::Notice,
        Tone::Warning,
        Tone::Bad,
        Tone::Muted,
        Tone::Strong,
    ];

    #[test]
    fn fields_of_a_matrix_are_read_and_told_apart() {
        use Class::*;
        for theme in Theme::ALL {
            for tone in TONES {
                let contrast = contrast(fill(OnField(tone), theme), fill(Field(tone), theme));
                assert!(contrast >= 4.5, "{tone:?} {theme:?}: {contrast}");
            }
            for (text, chip) in [(ChipText, Chip), (ChipLeftText, ChipLeft)] {
                assert!(contrast(fill(text, theme), fill(chip, theme)) >= 4.5);
            }
            // In grey, too, the next worse is another.
            let worse = [Tone::Good, Tone::Notice, Tone::Warning, Tone::Bad];
            for pair in worse.windows(2) {
                let [better, worse] = [pair[0], pair[1]].map(|tone| fill(Field(tone), theme));
                assert!(contrast(better, worse) >= 1.1, "{pair:?} {theme:?}");
            }
        }
        let own = Color([0x12, 0xA4, 0xD0]);
        let [text, ground] = [OnOwnField(own), OwnField(own)];
        assert!(contrast(fill(text, Theme::Light), fill(ground, Theme::Light)) >= 4.5);
    }

    #[test]
    fn boxes_of_a_graph_are_read() {
        use Class::*;
        for theme in Theme::ALL {
            for tone in TONES {
                let ground = fill(Node(tone), theme);
                for text in [NodeText, NodeNote(tone)] {
                    let contrast = contrast(fill(text, theme), ground);
                    assert!(contrast >= 4.5, "{text:?} {tone:?} {theme:?}: {contrast}");
                }
            }
            for class in [Node(Tone::Bad), Node(Tone::Notice), Node(Tone::Plain), Edge] {
                let line = paint(class, theme).stroke.unwrap();
                assert!(contrast(line, fill(Background, theme)) >= 3.0, "{class:?}");
            }
        }
    }

    #[test]
    fn curves_and_their_words_stand_out() {
        use Class::*;
        let others = (0..8).map(Role::Other);
        let roles = [
            Role::Planned,
            Role::Available,
            Role::Actual,
            Role::Earned,
            Role::Forecast,
            Role::Limit,
            Role::Excess,
        ];
        for theme in Theme::ALL {
            let ground = fill(Background, theme);
            for role in roles.into_iter().chain(others.clone()) {
                assert!(
                    contrast(fill(CurveText(role), theme), ground) >= 4.5,
                    "{role:?}"
                );
                let line = paint(Curve(role), theme).stroke.unwrap();
                assert!(contrast(line, ground) >= 3.0, "{role:?}");
                assert!(
                    contrast(fill(Piece(role), theme), ground) >= 3.0,
                    "{role:?}"
                );
            }
            for tone in TONES {
                assert!(
                    contrast(fill(MarkText(tone), theme), ground) >= 4.5,
                    "{tone:?}"
                );
            }
        }
    }
}
