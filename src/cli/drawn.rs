//! Writes the reports of views that draw: as tables and data, or as their drawings.

use std::io::Write as _;

use clap::ValueEnum;

use crate::check::Checked;
use crate::format::chart::{self, Look, TooMuch};
use crate::format::{DrawnFormat, Formats, Options, write_report};
use crate::lang::{Lang, Text};
use crate::text;
use crate::view::report::Report;

use super::args::{DrawnArgs, DrawnLooks, Layout};
use super::environment::Environment;
use super::exit::Exit;
use super::output::Place;
use super::{picture, plans};

/// What a verb says when there is no drawing.
pub struct Hints {
    /// Which of its views are drawn: a sentence without its full stop.
    pub drawn: Text,
    /// How to have less in a drawing: a sentence without its full stop.
    pub less: Text,
}

/// How a report is to be written; settled before any plan is read.
pub struct Way<'l, F: ValueEnum + Send + Sync + 'static> {
    /// The format asked for, else the one that the name of the output file stands for.
    pub format: F,
    looks: &'l DrawnLooks<F>,
    width: u32,
}

/// Reads the plans, lets `view` make a report of them and writes it.
pub fn show(
    args: &DrawnArgs,
    hints: &Hints,
    environment: &Environment,
    view: impl FnOnce(&[Checked], Lang) -> Report,
) -> anyhow::Result<Exit> {
    let way = Way::settle(&args.looks, environment)?;
    let plans = plans::read(&args.plans, &args.config, environment)?;
    let options = environment.report_options(&args.looks.layout, plans.lang);
    let report = view(&plans.files, options.lang);
    let look = way.look(options.lang);
    let bytes = way.bytes(&report, way.format, look, &options, hints, environment)?;
    put(&bytes, environment)?;
    Ok(plans.exit)
}

/// Writes a result to where it belongs. It was made whole before, for a picture can fail.
pub fn put(bytes: &[u8], environment: &Environment) -> anyhow::Result<()> {
    let mut out = environment.open_output()?;
    let written = out.write_all(bytes);
    out.told(written)?;
    out.finish()
}

impl<'l, F: Formats + ValueEnum + Send + Sync + 'static> Way<'l, F> {
    /// Settles on a format.
    ///
    /// # Errors
    ///
    /// Fails when a picture would go to a terminal or have no usable width.
    pub fn settle(looks: &'l DrawnLooks<F>, environment: &Environment) -> anyhow::Result<Self> {
        let file = environment.output_file();
        let extension = file.and_then(|file| file.extension()?.to_str());
        let of_file = || extension.and_then(F::of_extension);
        let format = looks.format.or_else(of_file).unwrap_or_default();
        let drawn = format.drawn().filter(|format| format.is_picture());
        let width = match drawn {
            Some(_) => width(&looks.layout, environment)?,
            None => chart::WIDTH,
        };
        if drawn == Some(DrawnFormat::Png) {
            picture::possible(Place::of(file), environment)?;
        }
        Ok(Way {
            format,
            looks,
            width,
        })
    }

    /// How drawings look.
    pub fn look(&self, lang: Lang) -> Look {
        Look {
            lang,
            theme: self.looks.theme,
            width: self.width,
            ..Look::default()
        }
    }

    /// The report in a format that all drawn views have.
    ///
    /// # Errors
    ///
    /// Fails when a picture was asked for and the report has nothing to draw or too much of it,
    /// or the picture can't be made.
    pub fn bytes(
        &self,
        report: &Report,
        format: DrawnFormat,
        look: Look,
        options: &Options,
        hints: &Hints,
        environment: &Environment,
    ) -> anyhow::Result<Vec<u8>> {
        if let DrawnFormat::Report(format) = format {
            let mut bytes = Vec::new();
            write_report(report, format, options, &mut bytes)?;
            return Ok(bytes);
        }
        if !chart::has_drawings(report) {
            return Err(environment.error(&text!(
                "this view has nothing to draw; {drawn}",
                "此视图没有可绘制的图；{drawn}",
                drawn = hints.drawn,
            )));
        }
        if let Some(TooMuch { count, most, of }) = chart::too_much(report) {
            return Err(environment.error(&text!(
                "a chart would have {count} {of}, and {most} are drawn at most; {less}",
                "图将有 {count} {of}，最多绘制 {most} {of}；{less}",
                count = count,
                most = most,
                of = of,
                less = hints.less,
            )));
        }
        match format {
            DrawnFormat::Png => picture::draw(report, look, self.looks.zoom, environment),
            _ => Ok(chart::svg(report, &look).into_bytes()),
        }
    }
}

/// The width of a drawing; `--width` counts columns for tables and pixels for drawings.
fn width(layout: &Layout, environment: &Environment) -> anyhow::Result<u32> {
    let Some(wanted) = layout.width else {
        return Ok(chart::WIDTH);
    };
    let width = u32::try_from(wanted).ok();
    let width = width.filter(|width| (chart::NARROWEST..=chart::WIDEST).contains(width));
    width.ok_or_else(|| {
        environment.error(&text!(
            "a chart is {least} to {most} pixels wide; --width {wanted} is not",
            "图的宽度须为 {least} 至 {most} 像素，--width {wanted} 不在此范围",
            least = chart::NARROWEST,
            most = chart::WIDEST,
            wanted = wanted,
        ))
    })
}
