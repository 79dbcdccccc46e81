//! Charts as pictures: where they may go, and the fonts they are drawn with.

use crate::format::chart::Look;
use crate::text;
use crate::view::report::Report;

use super::args::Zoom;
use super::environment::Environment;
use super::output::Place;

/// Says why no picture can be made or go to a place, before any plan is read.
///
/// # Errors
///
/// Fails when the place is a terminal, or planvet was built without pictures.
pub fn possible(place: Place<'_>, environment: &Environment) -> anyhow::Result<()> {
    if cfg!(not(feature = "png")) {
        return Err(environment.error(&text!(
            "this planvet was built without PNG; --format svg makes the same chart",
            "此 planvet 编译时未包含 PNG 功能；可用 --format svg 输出同样的图",
        )));
    }
    if place.is_terminal() {
        return Err(environment.error(&text!(
            "a picture can't be shown on a terminal; write it to a file with -o chart.png",
            "终端无法显示图片，请用 -o chart.png 写入文件",
        )));
    }
    Ok(())
}

#[cfg(not(feature = "png"))]
pub fn draw(
    _: &Report,
    _: Look,
    _: Option<Zoom>,
    environment: &Environment,
) -> anyhow::Result<Vec<u8>> {
    possible(Place::Stdout, environment).map(|()| Vec::new())
}

/// Draws the charts of a report as one picture.
///
/// # Errors
///
/// Fails when no font is installed, or the picture would be too big.
#[cfg(feature = "png")]
pub fn draw(
    report: &Report,
    look: Look,
    zoom: Option<Zoom>,
    environment: &Environment,
) -> anyhow::Result<Vec<u8>> {
    use crate::format::chart;
    use crate::format::chart::png::{self, NoPicture};

    use super::fonts::Fonts;

    /// Twice as many pixels as the chart has: sharp on dense screens and in print.
    const USUAL: Zoom = Zoom(200);

    let has_chinese = chart::svg(report, &look).contains(is_chinese);
    let fonts = Fonts::of_system(has_chinese).ok_or_else(|| {
        environment.error(&text!(
            "no font is installed, so a picture would have no text; --format svg needs none",
            "系统未安装任何字体，图片无法显示文字；可改用 --format svg",
        ))
    })?;
    if has_chinese && !fonts.has_chinese {
        environment.note_about(Some(look.lang), &text!(
            "no Chinese font is installed, so Chinese text is missing in the picture; install one \
             (Noto Sans CJK SC, say), or use --format svg",
            "系统未安装中文字体，图片中的中文无法显示；请安装中文字体（如 Noto Sans CJK SC），或改用 --format svg",
        ));
    }
    let lang = look.lang;
    let svg = chart::svg(
        report,
        &Look {
            font: Some(fonts.family.clone()),
            ..look
        },
    );
    let draw = |zoom: Zoom| png::draw(&svg, fonts.database.clone(), zoom.0);
    let drawn = match (draw(zoom.unwrap_or(USUAL)), zoom) {
        (Err(NoPicture::TooBig { .. }), None) => {
            let drawn = draw(Zoom(100));
            if drawn.is_ok() {
                environment.note_about(
                    Some(lang),
                    &text!(
                        "the chart is so big that the picture is drawn with --zoom 1",
                        "图幅过大，图片按 --zoom 1 输出",
                    ),
                );
            }
            drawn
        }
        (drawn, _) => drawn,
    };
    drawn.map_err(|error| match error {
        NoPicture::TooBig { width, height } => environment.error(&text!(
            "the picture would have {width} × {height} pixels, which is too big; choose a smaller \
             --zoom or --width, show less, or take --format svg",
            "图片将达 {width}×{height} 像素，过大；请减小 --zoom 或 --width、减少内容，或改用 --format svg",
            width = width,
            height = height,
        )),
        other => anyhow::Error::new(other),
    })
}

/// Whether a sign needs a Chinese font.
#[cfg(feature = "png")]
fn is_chinese(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}
