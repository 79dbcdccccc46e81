//! Graphs as source of [Mermaid](https://mermaid.js.org/syntax/flowchart.html) flowcharts: a
//! subgraph a layer, what is missing in red and dashed.
//!
//! Nodes have numbers of our own: ids of a plan may be words of Mermaid (`end`), or hold signs of
//! its syntax. Labels stand in quotes, with entity codes for what quotes don't hold.

use std::fmt::Write as _;

use super::shown;
use crate::lang::Lang;
use crate::view::report::{Block, Drawing, Graph, Node, Report, Tone};

/// The longest title of a node, in characters: boxes of whole sentences can't be laid out.
const LONGEST_TITLE: usize = 40;
/// The longest note below a title.
const LONGEST_NOTE: usize = 60;

/// The most arrows that Mermaid draws where nobody has told it otherwise (`maxEdges`).
pub const MOST_EDGES: usize = 500;

/// The graphs of a report.
fn graphs(report: &Report) -> impl Iterator<Item = &Graph> {
    let blocks = report.sections.iter().flat_map(|section| &section.blocks);
    blocks.filter_map(|block| match block {
        Block::Drawing(Drawing::Graph(graph)) => Some(graph),
        _ => None,
    })
}

/// How many arrows the graphs of a report have.
pub fn edges(report: &Report) -> usize {
    graphs(report).map(|graph| graph.edges.len()).sum()
}

/// What classes of nodes look like; words tell holes as well, for who sees no colours.
const CLASSES: [&str; 3] = [
    "classDef item fill:#eef3fa,stroke:#4c6a92,color:#1b2a3a",
    "classDef hole fill:#fde8e4,stroke:#b3261e,color:#5c1410,stroke-dasharray:5 3",
    "classDef accepted fill:#fff4d6,stroke:#8a6d00,color:#4d3c00,stroke-dasharray:2 2",
];

/// Writes the graphs of a report as one flowchart.
pub fn flowchart(report: &Report, lang: Lang) -> String {
    let mut out = String::from("flowchart LR\n");
    let several = report.sections.len() > 1;
    for (number, section) in report.sections.iter().enumerate() {
        let graphs = section.blocks.iter().filter_map(|block| match block {
            Block::Drawing(Drawing::Graph(graph)) => Some(graph),
            _ => None,
        });
        for graph in graphs {
            let plan = section.plan.as_ref().filter(|_| several);
            if let Some(plan) = plan {
                let title = label(&plan.title);
                line(&mut out, 1, &format!("subgraph plan{number}[\"{title}\"]"));
            }
            layers(&mut out, graph, number, lang);
            if plan.is_some() {
                line(&mut out, 1, "end");
            }
            for (from, to) in &graph.edges {
                line(&mut out, 1, &format!("p{number}n{from} --> p{number}n{to}"));
            }
        }
    }
    for class in CLASSES {
        line(&mut out, 1, class);
    }
    out
}

fn line(out: &mut String, depth: usize, text: &str) {
    // Writing to a string never fails.
    let _ = writeln!(out, "{:1$}{text}", "", depth * 4);
}

fn layers(out: &mut String, graph: &Graph, number: usize, lang: Lang) {
    for (layer, name) in graph.layers.iter().enumerate() {
        let name = label(name.get(lang));
        line(out, 1, &format!("subgraph p{number}l{layer}[\"{name}\"]"));
        let nodes = graph.nodes.iter().enumerate();
        for (at, node) in nodes.filter(|(_, node)| node.layer == layer) {
            let text = text(node, lang);
            let class = class(node.tone);
            line(out, 2, &format!("p{number}n{at}[\"{text}\"]:::{class}"));
        }
        line(out, 1, "end");
    }
}

fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Bad | Tone::Warning => "hole",
        Tone::Notice => "accepted",
        _ => "item",
    }
}

/// Id, title and note of a node, on a line each.
fn text(node: &Node, lang: Lang) -> String {
    let title = cut(&node.title, LONGEST_TITLE);
    let name = match &node.id {
        Some(id) if title.is_empty() => label(id),
        Some(id) => format!("{} {}", label(id), label(&title)),
        None => label(&title),
    };
    match &node.note {
        Some(note) => format!("{name}<br/>{}", label(&cut(note.get(lang), LONGEST_NOTE))),
        None => name,
    }
}

/// Writes a text so that Mermaid shows it as it is inside of quotes; Markdown in labels begins
/// with a backtick, lists with a number and a full stop or with a dash.
fn label(text: &str) -> String {
    shown(text, |line| {
        line.starts_with(['-', '*', '+', '_', '[', '(', '/', '=', '@'])
    })
}

fn cut(text: &str, most: usize) -> String {
    let text = crate::format::escape::one_line(text);
    if text.chars().count() <= most {
        return text.into_owned();
    }
    text.chars().take(most - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::sample::HOSTILE;
    use crate::lang::Text;
    use crate::view::report::{Key, PlanName, Section};

    fn report(titles: &[&str]) -> Report {
        let nodes = titles.iter().enumerate().map(|(at, title)| Node {
            layer: at % 2,
            id: (at % 3 != 0).then(|| (*title).to_owned()),
            title: (*title).to_owned(),
            tone: [Tone::Plain, Tone::Bad, Tone::Notice][at % 3],
            note: (at % 2 == 0)
                .then(|| Text::new("missing: money; a \"task\"", "缺少：资金；“任务”")),
        });
        Report {
            name: "trace",
            sections: vec![Section {
                plan: Some(PlanName {
                    id: None,
                    path: "a.yaml".to_owned(),
                    title: titles[0].to_owned(),
                }),
                blocks: vec![Block::Drawing(Drawing::Graph(Graph {
                    key: Key::new("graph", "Graph", "图"),
                    layers: vec![Text::new("Goals", "目标"), Text::new("end", "end")],
                    nodes: nodes.collect(),
                    edges: vec![(0, 1)],
                }))],
            }],
        }
    }

    #[test]
    fn nodes_stand_in_the_subgraph_of_their_layer() {
        let text = flowchart(&report(&["缩短维修响应时间", "Shifts", "B"]), Lang::Zh);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            lines[..8],
            [
                "flowchart LR",
                "    subgraph p0l0[\"目标\"]",
                "        p0n0[\"缩短维修响应时间<br/>缺少：资金；“任务”\"]:::item",
                "        p0n2[\"B B<br/>缺少：资金；“任务”\"]:::accepted",
                "    end",
                "    subgraph p0l1[\"end\"]",
                "        p0n1[\"Shifts Shifts\"]:::hole",
                "    end",
            ]
        );
        assert!(lines.contains(&"    p0n0 --> p0n1"), "{text}");
    }

    #[test]
    fn no_text_of_a_plan_is_syntax() {
        let text = flowchart(&report(&HOSTILE), Lang::En);
        let shapes = text.lines().filter(|line| line.contains(":::"));
        for shape in shapes {
            let (before, label) = shape.split_once("[\"").expect("a label");
            let (label, class) = label.split_once("\"]:::").expect("one label");
            assert!(before.trim().starts_with("p0n"), "{shape}");
            assert!(["item", "hole", "accepted"].contains(&class), "{shape}");
            let plain = label.replace("<br/>", "");
            assert!(
                !plain.contains(['"', '<', '>', '`', '{', '}', '%', '\\']),
                "{shape}"
            );
        }
        assert!(!text.contains(|c| crate::format::escape::is_control(c) && c != '\n'));
        // As many lines as there are things to say: no text breaks out of its own.
        assert_eq!(
            text.lines().count(),
            1 + 4 + HOSTILE.len() + 1 + CLASSES.len()
        );
    }

    #[test]
    fn several_plans_stand_apart() {
        let mut two = report(&["a", "b"]);
        two.sections.push(two.sections[0].clone());
        let text = flowchart(&two, Lang::En);
        for wanted in [
            "subgraph plan0[\"a\"]",
            "subgraph plan1[\"a\"]",
            "p1n0 --> p1n1",
        ] {
            assert!(text.contains(wanted), "{wanted}: {text}");
        }
        let names = text
            .lines()
            .filter(|line| line.trim_start().starts_with("p1n0["));
        assert_eq!(names.count(), 1);
    }
}
