//! `planvet trace`.

use crate::format::{Formats as _, GraphFormat, mermaid};
use crate::lang::Text;
use crate::text;
use crate::view::{self, TraceView};

use super::args::TraceArgs;
use super::drawn::{self, Hints, Way};
use super::environment::Environment;
use super::exit::Exit;
use super::plans;

const NO_GRAPH: Text = Text::new(
    "the list of holes has no graph; leave out --holes, the graph shows holes in red",
    "缺口清单没有图；请去掉 --holes，完整的图会把缺口标红",
);

const HINTS: Hints = Hints {
    drawn: Text::new("every trace has a graph", "追溯结果都有关联图"),
    less: Text::new(
        "take --format csv, json or mermaid",
        "请改用 --format csv、json 或 mermaid",
    ),
};

pub fn run(args: &TraceArgs, environment: &Environment) -> anyhow::Result<Exit> {
    let way = Way::settle(&args.common.looks, environment)?;
    let report_format = way.format.drawn().filter(|format| !format.is_picture());
    let is_drawn = report_format.is_none();
    if is_drawn && args.holes {
        return Err(environment.error(&NO_GRAPH));
    }
    let plans = plans::read(&args.common.plans, &args.common.config, environment)?;
    let options = environment.report_options(&args.common.looks.layout, plans.lang);
    let view = TraceView {
        from: args.from,
        only_holes: args.holes,
        only_graph: is_drawn,
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
