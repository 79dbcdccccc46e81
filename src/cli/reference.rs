//! The published reference, generated from the code: rules, plan format, command line.

use std::fmt::Write as _;

use clap::Command;

use crate::check::Family;
use crate::check::rules::RULES;
use crate::lang::{Lang, Text};
use crate::plan::Plan;
use crate::plan::read::{Record, RecordInfo, Shape};

use crate::format::escape::markdown as escaped;
use crate::format::rule_docs;

/// The reference as files: path below `docs/` and content.
pub fn files() -> Vec<(String, String)> {
    Lang::ALL
        .into_iter()
        .flat_map(|lang| {
            let suffix = lang.pick("", ".zh-CN");
            [
                (format!("rules{suffix}.md"), rules(lang)),
                (format!("plan-format{suffix}.md"), plan_format(lang)),
                (
                    format!("cli{suffix}.md"),
                    command_line(super::command(lang), lang),
                ),
            ]
        })
        .collect()
}

const GENERATED: Text = Text::new(
    "<!-- Generated from the code; run `UPDATE_DOCS=1 cargo test --test reference` to renew. -->",
    "<!-- 由代码生成；运行 `UPDATE_DOCS=1 cargo test --test reference` 更新。 -->",
);

fn head(lang: Lang, title: &Text) -> String {
    format!("{}\n\n# {}\n", GENERATED.get(lang), title.get(lang))
}

/// The catalogue of rules with the docs of each.
fn rules(lang: Lang) -> String {
    let mut out = head(lang, &Text::new("Rules", "规则"));
    out.push_str(lang.pick(
        "\nSeverity: *error*, the plan contradicts itself or can't be read; *warning*, a reviewer \
         would send it back; *info*, a reviewer would ask. `planvet explain CODE` prints each \
         section.\n",
        "\n级别：*错误*，方案自相矛盾或无法读取；*警告*，评审会退回；*提示*，评审会追问。\
         `planvet explain 编码` 可单独查看每条规则。\n",
    ));
    for family in Family::ALL {
        let members: Vec<_> = RULES
            .iter()
            .filter(|rule| rule.family() == family)
            .collect();
        if members.is_empty() {
            continue;
        }
        let _ = write!(
            out,
            "\n## {} {}\n\n{}\n",
            family.letter(),
            family.label().get(lang),
            lang.pick(
                "| code | name | severity | what is wrong |\n|---|---|---|---|",
                "| 编码 | 名称 | 级别 | 问题 |\n|---|---|---|---|"
            ),
        );
        for rule in &members {
            let _ = writeln!(
                out,
                "| {code} | [{name}](#{code_lower}-{name}) | {} | {} |",
                rule.severity.label().get(lang),
                rule.title.get(lang),
                code = rule.id.code,
                code_lower = rule.id.code.to_lowercase(),
                name = rule.id.name,
            );
        }
        for rule in members {
            let _ = write!(out, "\n{}", rule_docs::markdown(rule, lang, 3));
        }
    }
    out
}

/// The keys of every record of the plan format.
fn plan_format(lang: Lang) -> String {
    let mut out = head(lang, &Text::new("The plan file", "方案文件"));
    out.push_str(lang.pick(
        "\nA plan is a YAML file. Only `planvet`, `title` and one goal are needed; everything \
         else is added as the plan matures. Keys are English, texts are in any language. Every \
         mapping also takes `notes` and keys that begin with `x-`. A key without a value counts \
         as not given. Where a list is asked for, a single text may stand. `planvet init` writes \
         a plan to start from; `planvet schema` prints the JSON Schema for editors.\n",
        "\n方案是一个 YAML 文件。必填的只有 `planvet`、`title` 和一个目标，其余内容随方案成熟逐步补充。\
         键名用英文，文字内容不限语言。每一层都可以写 `notes`，以及以 `x-` 开头的自用键。\
         只写键名不写值视同未填。要求列表的地方，只有一项时可以直接写文字。\
         `planvet init` 生成起步方案；`planvet schema` 输出供编辑器使用的 JSON Schema。\n",
    ));
    let mut records = vec![Plan::INFO];
    let mut next = 0;
    while let Some(info) = records.get(next).copied() {
        next += 1;
        for field in info.fields {
            collect(&(field.shape)(), &mut records);
        }
    }
    for info in &records {
        record(info, lang, &mut out);
    }
    values(&records, lang, &mut out);
    out
}

fn collect(shape: &Shape, records: &mut Vec<&'static RecordInfo>) {
    match shape {
        Shape::Record(info) => {
            if !records.iter().any(|known| known.name == info.name) {
                records.push(info);
            }
        }
        Shape::List(item) | Shape::Map(item) => collect(item, records),
        Shape::OneOf(shapes) => shapes.iter().for_each(|shape| collect(shape, records)),
        Shape::Text | Shape::Value(_) => {}
    }
}

fn record(info: &RecordInfo, lang: Lang, out: &mut String) {
    let _ = write!(
        out,
        "\n## {}: {}\n\n{}\n",
        info.name,
        info.noun.get(lang),
        lang.pick(
            "| key | value | what it is for |\n|---|---|---|",
            "| 键 | 值 | 用途 |\n|---|---|---|"
        ),
    );
    for field in info.fields {
        let mut marks = String::new();
        if field.required {
            marks.push_str(lang.pick(" **(required)**", " **（必填）**"));
        }
        if field.shorthand {
            marks.push_str(lang.pick(
                " (may stand alone for the whole mapping)",
                "（可单独书写，代表整个条目）",
            ));
        }
        let _ = writeln!(
            out,
            "| `{}`{marks} | {} | {} |",
            field.key,
            shape(&(field.shape)(), lang),
            escaped(field.doc.get(lang)),
        );
    }
}

fn shape(shape_: &Shape, lang: Lang) -> String {
    match shape_ {
        Shape::Text => lang.pick("a text", "文字").to_owned(),
        Shape::Value(kind) => format!("[{}](#{VALUES})", kind.noun.get(lang)),
        Shape::Record(info) => format!("[{}](#{})", info.noun.get(lang), anchor(info, lang)),
        Shape::List(item) => match lang {
            Lang::En => format!("list of: {}", shape(item, lang)),
            Lang::Zh => format!("列表：{}", shape(item, lang)),
        },
        Shape::Map(item) => match lang {
            Lang::En => format!("ids with: {}", shape(item, lang)),
            Lang::Zh => format!("编号对照：{}", shape(item, lang)),
        },
        Shape::OneOf(shapes) => {
            let all: Vec<String> = shapes.iter().map(|one| shape(one, lang)).collect();
            all.join(lang.pick(" or ", " 或 "))
        }
    }
}

/// The anchor that GitHub gives the heading of a record.
fn anchor(info: &RecordInfo, lang: Lang) -> String {
    format!("{}-{}", info.name, info.noun.get(lang))
        .to_lowercase()
        .replace(' ', "-")
}

const VALUES: &str = "values";

fn values(records: &[&'static RecordInfo], lang: Lang, out: &mut String) {
    let mut kinds: Vec<&'static crate::plan::value::Kind> = Vec::new();
    for field in records.iter().flat_map(|info| info.fields) {
        kinds_of(&(field.shape)(), &mut kinds);
    }
    let _ = write!(
        out,
        "\n## <a id=\"{VALUES}\"></a>{}\n\n{}\n",
        lang.pick("Values", "值的写法"),
        lang.pick(
            "| value | accepted forms |\n|---|---|",
            "| 值 | 可用的写法 |\n|---|---|"
        ),
    );
    for kind in kinds {
        let forms: Vec<String> = kind
            .forms_in(lang)
            .iter()
            .map(|form| format!("`{form}`"))
            .collect();
        let _ = writeln!(out, "| {} | {} |", kind.noun.get(lang), forms.join(", "));
    }
}

fn kinds_of(shape: &Shape, kinds: &mut Vec<&'static crate::plan::value::Kind>) {
    match shape {
        Shape::Value(kind) => {
            if !kinds.iter().any(|known| known.noun == kind.noun) {
                kinds.push(kind);
            }
        }
        Shape::List(item) | Shape::Map(item) => kinds_of(item, kinds),
        Shape::OneOf(shapes) => shapes.iter().for_each(|shape| kinds_of(shape, kinds)),
        Shape::Text | Shape::Record(_) => {}
    }
}

/// The help of every verb.
fn command_line(mut command: Command, lang: Lang) -> String {
    let mut out = head(lang, &Text::new("The command line", "命令行"));
    command.build();
    let mut help = |title: &str, command: &mut Command| {
        let text = command.render_help().to_string();
        let lines: Vec<&str> = text.trim().lines().map(str::trim_end).collect();
        let _ = write!(out, "\n## {title}\n\n```text\n{}\n```\n", lines.join("\n"));
    };
    let mut verbs: Vec<Command> = command.get_subcommands().cloned().collect();
    help("planvet", &mut command);
    for verb in &mut verbs {
        let title = format!("planvet {}", verb.get_name());
        help(&title, verb);
    }
    out
}
