//! `planvet timeline`.

use crate::check::Checked;
use crate::format::chart::Look;
use crate::format::{DrawnFormat, Formats as _, ReportFormat, TimelineFormat, ics, mermaid, mspdi};
use crate::lang::{Lang, Text};
use crate::plan::Named as _;
use crate::text;
use crate::view::report::{Block, Report};
use crate::view::{self, TimelineBasis, TimelineWindow};

use super::args::TimelineArgs;
use super::drawn::{self, Hints, Way};
use super::environment::Environment;
use super::exit::Exit;
use super::inputs::NO_PLAN;
use super::plans;
use super::settings::shown;

const WHOLE_PROJECT: Text = Text::new(
    "a file of Microsoft Project holds the whole plan: leave out --by, --from, --to and --only",
    "Microsoft Project 文件存放整个方案，请勿使用 --by、--from、--to、--only",
);

const ONE_BASELINE: Text = Text::new(
    "a baseline is one plan beside one other; name one of each",
    "基线是一个方案对一个方案，请各指定一个",
);

const NO_BASELINES: Text = Text::new(
    "a baseline shows in table, markdown, svg and png; `planvet diff` has it as data",
    "基线只显示在 table、markdown、svg、png 中；数据形式请用 `planvet diff`",
);

const ONE_PROJECT: Text = Text::new(
    "a file of Microsoft Project holds one plan; name one",
    "一个 Microsoft Project 文件只能存放一个方案，请只指定一个",
);

const HINTS: Hints = Hints {
    drawn: Text::new("timelines are drawn", "时间表可以绘制"),
    less: Text::new(
        "show fewer (--by phase, --only critical, --from, --to), or take --format csv, json or mermaid",
        "请减少行数（--by phase、--only critical、--from、--to），或改用 --format csv、json、mermaid",
    ),
};

pub fn run(args: &TimelineArgs, environment: &Environment) -> anyhow::Result<Exit> {
    match &args.why {
        Some(id) => why(id, args, environment),
        None => show(args, environment),
    }
}

/// Tells why an item is when it is.
fn why(id: &str, args: &TimelineArgs, environment: &Environment) -> anyhow::Result<Exit> {
    let way = Way::settle(&args.common.looks, environment)?;
    let TimelineFormat::Drawn(DrawnFormat::Report(format)) = way.format else {
        return Err(environment.error(&text!(
            "--why is told in words, which {format} can't hold",
            "--why 以文字说明，不能输出为 {format}",
            format = way.format.name(),
        )));
    };
    let plans = plans::read(&args.common.plans, &args.common.config, environment)?;
    let options = environment.report_options(&args.common.looks.layout, plans.lang);
    let report = view::why(&plans.files, id, args.basis(), options.lang);
    let look = way.look(options.lang);
    let format = DrawnFormat::Report(format);
    drawn::put(
        &way.bytes(&report, format, look, &options, &HINTS, environment)?,
        environment,
    )?;
    if is_there(&plans.files, id) {
        return Ok(plans.exit);
    }
    environment.tell(&environment.error(&text!(
        "no task or milestone has the id `{id}`",
        "没有编号为“{id}”的任务或里程碑",
        id = id,
    )));
    Ok(Exit::Trouble)
}

/// Whether a task or milestone has an id.
fn is_there(files: &[Checked], id: &str) -> bool {
    files.iter().flat_map(|file| &file.plans).any(|plan| {
        let tasks = plan.tasks().map(|task| task.name().id());
        let milestones = plan.milestones().map(|milestone| milestone.name().id());
        tasks.chain(milestones).any(|known| known == Some(id))
    })
}

fn show(args: &TimelineArgs, environment: &Environment) -> anyhow::Result<Exit> {
    let window = window(args, environment)?;
    let way = Way::settle(&args.common.looks, environment)?;
    if way.format == TimelineFormat::Mspdi && window != TimelineWindow::default() {
        return Err(environment.error(&WHOLE_PROJECT));
    }
    let plans = plans::read(&args.common.plans, &args.common.config, environment)?;
    let options = environment.report_options(&args.common.looks.layout, plans.lang);
    let basis = args.basis();
    let old = baseline(args, &plans.files, environment)?;
    let earlier = old.as_ref().and_then(|file| {
        let plan = file.plans.first()?;
        Some((plan, &file.settings.calendars))
    });
    let report = view::timeline_since(&plans.files, earlier, window, basis, options.lang);
    if earlier.is_some() && !shows_baselines(way.format) {
        environment.note_about(Some(options.lang), &NO_BASELINES);
    }
    let look = Look {
        scale: args.scale,
        fixed: (args.from.is_some(), args.to.is_some()),
        ..way.look(options.lang)
    };
    note_nothing(&report, way.format, options.lang, environment);
    let bytes = match way.format {
        TimelineFormat::Drawn(format) => {
            way.bytes(&report, format, look, &options, &HINTS, environment)?
        }
        TimelineFormat::Mermaid => mermaid::gantt(&report, options.lang).into_bytes(),
        TimelineFormat::Ics => ics::calendar(&report, options.lang).into_bytes(),
        TimelineFormat::Mspdi => {
            project(&plans.files, basis, options.lang, environment)?.into_bytes()
        }
    };
    drawn::put(&bytes, environment)?;
    Ok(plans.exit)
}

/// The file of the earlier version that the dates stand beside.
fn baseline(
    args: &TimelineArgs,
    files: &[Checked],
    environment: &Environment,
) -> anyhow::Result<Option<Checked>> {
    let Some(path) = &args.baseline else {
        return Ok(None);
    };
    if files.iter().map(|file| file.plans.len()).sum::<usize>() > 1 {
        return Err(environment.error(&ONE_BASELINE));
    }
    let old = plans::read(std::slice::from_ref(path), &args.common.config, environment)?;
    let mut old = old.files.into_iter().filter(|file| !file.plans.is_empty());
    match (old.next(), old.next()) {
        (Some(only), None) if only.plans.len() == 1 => Ok(Some(only)),
        (None, _) => Err(environment.error(&text!(
            "{path} holds no readable plan to stand as the baseline",
            "{path} 中没有可作基线的方案",
            path = shown(path),
        ))),
        _ => Err(environment.error(&ONE_BASELINE)),
    }
}

/// Whether a format has a place for baselines.
fn shows_baselines(format: TimelineFormat) -> bool {
    use DrawnFormat::{Png, Report, Svg};
    use ReportFormat::{Markdown, Table};
    let drawn = format.drawn();
    drawn.is_some_and(|drawn| matches!(drawn, Report(Table | Markdown) | Svg | Png))
}

fn window(args: &TimelineArgs, environment: &Environment) -> anyhow::Result<TimelineWindow> {
    let window = TimelineWindow {
        by: args.by,
        from: args.from.map(|day| day.0),
        to: args.to.map(|day| day.0),
        only: args.only.iter().copied().collect(),
    };
    if let (Some(from), Some(to)) = (window.from, window.to)
        && from > to
    {
        return Err(environment.error(&text!(
            "--from {from} lies behind --to {to}",
            "--from {from} 晚于 --to {to}",
            from = from,
            to = to,
        )));
    }
    Ok(window)
}

/// Says of which plans nothing is left to show, where the result itself has no words for it.
fn note_nothing(report: &Report, format: TimelineFormat, lang: Lang, environment: &Environment) {
    use DrawnFormat::Report as As;
    use ReportFormat::{Csv, Json};
    use TimelineFormat::{Drawn, Ics, Mermaid};
    if !matches!(format, Drawn(As(Csv | Json)) | Mermaid | Ics) {
        return;
    }
    for section in &report.sections {
        let nothing = section.blocks.iter().find_map(|block| match block {
            Block::Timeline(timeline) => timeline.nothing.as_ref(),
            _ => None,
        });
        if let (Some(nothing), Some(plan)) = (nothing, &section.plan) {
            let note = text!(
                "{path}: {nothing}",
                "{path}：{nothing}",
                path = plan.path,
                nothing = nothing,
            );
            environment.note_about(Some(lang), &note);
        }
    }
}

/// The one plan of the files as a project; what can't be written is told.
fn project(
    files: &[Checked],
    basis: TimelineBasis,
    lang: Lang,
    environment: &Environment,
) -> anyhow::Result<String> {
    let mut plans = files
        .iter()
        .flat_map(|file| file.plans.iter().map(move |plan| (file, plan)));
    let (file, plan) = match (plans.next(), plans.next()) {
        (Some(only), None) => only,
        (None, _) => return Err(environment.error(&NO_PLAN)),
        (Some(_), Some(_)) => return Err(environment.error(&ONE_PROJECT)),
    };
    let status = basis.status_of(plan);
    let written = mspdi::write(plan, &file.settings.calendars, status, lang);
    for loss in &written.losses {
        environment.note_about(file.lang(), loss);
    }
    Ok(written.xml)
}
