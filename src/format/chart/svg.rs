//! Writes a scene as SVG: plain shapes and text, no scripts, no links, nothing from elsewhere.

use std::fmt::Write as _;

use super::Look;
use super::scene::{Anchor, Area, Class, Item, Label, Point, Scene, Tenths, px};
use super::theme::{self, HATCH, Paint};
use crate::format::escape;

/// The font families that systems usually have: Latin, then Chinese by system. Viewers take each
/// sign from the first that has it.
const FAMILIES: &str = "'Segoe UI','Helvetica Neue',Arial,'Noto Sans','PingFang SC','Microsoft YaHei',\
'Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC','WenQuanYi Micro Hei',sans-serif";

/// Length and half width of arrow heads.
const HEAD: (Tenths, Tenths) = (px(6), px(3));

/// Writes a scene.
pub(super) fn write(scene: &Scene, look: &Look) -> String {
    let mut out = String::new();
    let (width, height) = (Number(scene.width), Number(scene.height));
    let families = look.font.as_ref().map_or_else(
        || FAMILIES.to_owned(),
        |font| format!("'{}',{FAMILIES}", font.replace(['\'', '"', '\\'], "")),
    );
    // Writing to a string never fails, here and below.
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" lang=\"{}\" font-family=\"{}\">",
        look.lang.tag(),
        text(&families),
    );
    let _ = writeln!(
        out,
        "<defs><pattern id=\"{HATCH}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" \
         patternTransform=\"rotate(45)\"><rect width=\"1.6\" height=\"6\" fill=\"{}\"/></pattern></defs>",
        theme::hatch(look.theme),
    );
    let mut is_open = false;
    for item in &scene.items {
        match item {
            Item::Tip(tip) => {
                close(&mut out, &mut is_open);
                let _ = writeln!(out, "<g><title>{}</title>", text(tip));
                is_open = true;
            }
            Item::NoTip => close(&mut out, &mut is_open),
            Item::Text(label) => write_text(&mut out, label, look),
            Item::Rect { area, round, class } => rect(&mut out, area, *round, *class, look),
            Item::Line { from, to, class } => {
                let _ = writeln!(
                    out,
                    "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"{}/>",
                    Number(from.0),
                    Number(from.1),
                    Number(to.0),
                    Number(to.1),
                    attributes(*class, look),
                );
            }
            Item::Polygon { points, class } => {
                let _ = writeln!(
                    out,
                    "<polygon points=\"{}\"{}/>",
                    Points(points),
                    attributes(*class, look)
                );
            }
            Item::Polyline { points, class } => {
                let _ = writeln!(
                    out,
                    "<polyline points=\"{}\"{}/>",
                    Points(points),
                    attributes(*class, look)
                );
            }
            Item::Arrow { points, class } => arrow(&mut out, points, *class, None, look),
            // It crosses grounds of any colour.
            Item::Connector { points, class } => {
                arrow(&mut out, points, *class, Some(Class::Halo), look);
            }
            Item::Curve {
                ends,
                out: far,
                head,
                class,
            } => curve(&mut out, *ends, *far, *head, *class, look),
        }
    }
    close(&mut out, &mut is_open);
    out.push_str("</svg>\n");
    out
}

fn close(out: &mut String, is_open: &mut bool) {
    if std::mem::take(is_open) {
        out.push_str("</g>\n");
    }
}

fn rect(out: &mut String, area: &Area, round: Tenths, class: Class, look: &Look) {
    let _ = write!(
        out,
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
        Number(area.x),
        Number(area.y),
        Number(area.width),
        Number(area.height)
    );
    if round > 0 {
        let _ = write!(out, " rx=\"{}\"", Number(round));
    }
    let _ = writeln!(out, "{}/>", attributes(class, look));
}

/// The line ends where its head begins, so that no blunt end shows beside the tip.
fn arrow(out: &mut String, points: &[Point], class: Class, around: Option<Class>, look: &Look) {
    let [.., before, tip] = points else {
        return;
    };
    let (dx, dy) = (tip.0 - before.0, tip.1 - before.1);
    let length = (dx * dx + dy * dy).isqrt().max(1);
    // So far back along the line, and so far beside it.
    let place = |back: Tenths, beside: Tenths| {
        let x = tip.0 + (-back * dx - beside * dy) / length;
        let y = tip.1 + (-back * dy + beside * dx) / length;
        (x, y)
    };
    let mut line = points.to_vec();
    if let Some(last) = line.last_mut() {
        *last = place(HEAD.0 / 2, 0);
    }
    let head = [*tip, place(HEAD.0, HEAD.1), place(HEAD.0, -HEAD.1)];
    let _ = writeln!(
        out,
        "<polyline points=\"{}\"{} stroke-linejoin=\"round\"/>",
        Points(&line),
        attributes(class, look)
    );
    write_head(out, &head, class, around, look);
}

/// Writes the head of an arrow, in the colour of its line, with a thin line of another around it.
fn write_head(
    out: &mut String,
    head: &[Point; 3],
    class: Class,
    around: Option<Class>,
    look: &Look,
) {
    let paint = theme::paint(class, look.theme);
    let points = Points(head);
    let _ = write!(
        out,
        "<polygon class=\"{} head\" points=\"{points}\" fill=\"",
        paint.name
    );
    let _ = match paint.stroke {
        Some(stroke) => write!(out, "{stroke}\""),
        None => write!(out, "none\""),
    };
    let around = around.and_then(|around| theme::paint(around, look.theme).stroke);
    if let Some(around) = around {
        let _ = write!(out, " stroke=\"{around}\" stroke-width=\"0.8\"");
    }
    out.push_str("/>\n");
}

/// A curve whose ends are level: at the right of where it begins, at the left of where it ends
/// unless it comes back.
fn curve(
    out: &mut String,
    [from, to]: [Point; 2],
    far: Tenths,
    head: Option<Point>,
    class: Class,
    look: &Look,
) {
    let comes_back = to.0 <= from.0;
    let before = if comes_back { to.0 + far } else { to.0 - far };
    let _ = writeln!(
        out,
        "<path d=\"M{},{} C{},{} {},{} {},{}\"{}/>",
        Number(from.0),
        Number(from.1),
        Number(from.0 + far),
        Number(from.1),
        Number(before),
        Number(to.1),
        Number(to.0),
        Number(to.1),
        attributes(class, look),
    );
    let Some(tip) = head else {
        return;
    };
    // At the left end of a curve the tip points to the left, as it does where one comes back.
    let way = if tip == to && !comes_back { 1 } else { -1 };
    let back = tip.0 - way * HEAD.0;
    let head = [tip, (back, tip.1 - HEAD.1), (back, tip.1 + HEAD.1)];
    write_head(out, &head, class, None, look);
}

fn write_text(out: &mut String, label: &Label, look: &Look) {
    let paint = theme::paint(label.class, look.theme);
    let _ = write!(
        out,
        "<text class=\"{}\" x=\"{}\" y=\"{}\" font-size=\"{}\"",
        paint.name,
        Number(label.at.0),
        Number(label.at.1),
        Number(label.size),
    );
    if let Some(fill) = paint.fill {
        let _ = write!(out, " fill=\"{fill}\"");
    }
    if label.bold {
        out.push_str(" font-weight=\"600\"");
    }
    match label.anchor {
        Anchor::Start => {}
        Anchor::Middle => out.push_str(" text-anchor=\"middle\""),
        Anchor::End => out.push_str(" text-anchor=\"end\""),
    }
    let _ = writeln!(out, ">{}</text>", text(&label.text));
}

/// The class and the colours of a shape: written out, for many programs read no style sheets.
fn attributes(class: Class, look: &Look) -> String {
    let Paint {
        name,
        fill,
        stroke,
        stroke_width,
        dashes,
    } = theme::paint(class, look.theme);
    let mut out = format!(" class=\"{name}\"");
    match fill {
        _ if class == Class::Hatch => {
            let _ = write!(out, " fill=\"url(#{HATCH})\"");
        }
        Some(fill) => {
            let _ = write!(out, " fill=\"{fill}\"");
        }
        None => out.push_str(" fill=\"none\""),
    }
    if let Some(stroke) = stroke {
        let _ = write!(
            out,
            " stroke=\"{stroke}\" stroke-width=\"{}\"",
            Number(stroke_width)
        );
    }
    if let Some(dashes) = dashes {
        let _ = write!(out, " stroke-dasharray=\"{dashes}\"");
    }
    out
}

/// Escapes a text for XML; what XML has no way to write becomes visible.
fn text(text: &str) -> String {
    let line = escape::one_line(text);
    let mut escaped = String::with_capacity(line.len() + 8);
    for c in line.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    // A log that shows the file obeys nothing in it.
    escape::xml_without_commands(&escaped)
}

/// Tenths of pixels as pixels.
struct Number(Tenths);

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, part) = (self.0.unsigned_abs() / 10, self.0.unsigned_abs() % 10);
        match part {
            0 => write!(f, "{sign}{whole}"),
            part => write!(f, "{sign}{whole}.{part}"),
        }
    }
}

struct Points<'p>(&'p [Point]);

impl std::fmt::Display for Points<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (at, (x, y)) in self.0.iter().enumerate() {
            let space = if at > 0 { " " } else { "" };
            write!(f, "{space}{},{}", Number(*x), Number(*y))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_no_needless_digits() {
        let written = [0, 5, -5, 10, 123, -1234].map(|number| Number(number).to_string());
        assert_eq!(written, ["0", "0.5", "-0.5", "1", "12.3", "-123.4"]);
    }

    #[test]
    fn no_text_is_markup() {
        assert_eq!(
            text("<script>\"]]>&\u{0}\n\u{ffff}x##[group]"),
            "&lt;script&gt;&quot;]]&gt;&amp;␀ \u{fffd}x#&#35;[group]"
        );
    }
}
