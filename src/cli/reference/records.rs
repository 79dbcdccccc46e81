//! The keys of records and the forms of values, from the declarations that read them.

use std::fmt::Write as _;

use crate::lang::Lang;
use crate::plan::read::{RecordInfo, Shape};
use crate::plan::value::Kind;

/// Describes a record, every record that it holds, and the values of all of them.
pub fn describe(root: &'static RecordInfo, lang: Lang, out: &mut String) {
    let mut records = vec![root];
    let mut next = 0;
    while let Some(info) = records.get(next).copied() {
        next += 1;
        for field in info.fields {
            collect(&(field.shape)(), &mut records);
        }
    }
    for info in &records {
        record(info, lang, out);
    }
    values(&records, lang, out);
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
        Shape::Text | Shape::Flag | Shape::Value(_) => {}
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
            // Our own words, code in backticks included.
            field.doc.get(lang).replace('|', "\\|"),
        );
    }
}

fn shape(shape_: &Shape, lang: Lang) -> String {
    match shape_ {
        Shape::Text => lang.pick("a text", "文字").to_owned(),
        Shape::Flag => lang
            .pick("`true` or `false`", "`true` 或 `false`")
            .to_owned(),
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
    let mut kinds: Vec<&'static Kind> = Vec::new();
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

fn kinds_of(shape: &Shape, kinds: &mut Vec<&'static Kind>) {
    match shape {
        Shape::Value(kind) => {
            if !kinds.iter().any(|known| known.noun == kind.noun) {
                kinds.push(kind);
            }
        }
        Shape::List(item) | Shape::Map(item) => kinds_of(item, kinds),
        Shape::OneOf(shapes) => shapes.iter().for_each(|shape| kinds_of(shape, kinds)),
        Shape::Text | Shape::Flag | Shape::Record(_) => {}
    }
}
