//! `planvet trace`.

use crate::format::{GraphFormat, mermaid};
use crate::lang::Text;
use crate::text;
use crate::view::{self, TraceView};

use super::args::TraceArgs;
use super::drawn::{self, Hints, Way};
use super::environment::Environment;
use super::exit::Exit;
use super::plans;

const HINTS: Hints = Hints {
    drawn: Text::new(
        "the matrices have a graph: leave out --holes",
        "完整的矩阵才有图，请去掉 --holes",
    ),
    less: Text::new(
        "take --format csv, json or mermaid",
        "请改用 --format csv、json 或 mermaid",
    ),
};

pub fn run(args: &TraceArgs, environment: &Environment) -> anyhow::Result<Exit> {
    let way = Way::settle(&args.common.looks, environment)?;
    if way.format == GraphFormat::Mermaid && args.holes {
        let drawn = HINTS.drawn;
        return Err(environment.error(&text!(
            "this view has nothing to draw; {drawn}",
            "此视图没有可绘制的图；{drawn}",
            drawn = drawn,
        )));
    }
    let plans = plans::read(&args.common.plans, &args.common.config, environment)?;
    let options = environment.report_options(&args.common.looks.layout, plans.lang);
    let view = TraceView {
        from: args.from,
        only_holes: args.holes,
    };
    let report = view::trace(&plans.files, view, options.lang);
    let bytes = match way.format {
        GraphFormat::Drawn(format) => {
            let look = way.look(options.lang);
            way.bytes(&report, format, look, &options, &HINTS, environment)?
        }
        GraphFormat::Mermaid => {
            let edges = mermaid::edges(&report);
            if edges > mermaid::MOST_EDGES {
                let note = text!(
                    "Mermaid draws {most} arrows at most unless told otherwise (maxEdges), and these plans have \
                     {edges}; take one plan at a time",
                    "Mermaid 默认最多绘制 {most} 个箭头（maxEdges），这些方案共有 {edges} 个；请一次只画一份方案",
                    most = mermaid::MOST_EDGES,
                    edges = edges,
                );
                environment.note_about(Some(options.lang), &note);
            }
            mermaid::flowchart(&report, options.lang).into_bytes()
        }
    };
    drawn::put(&bytes, environment)?;
    Ok(plans.exit)
}
