//! The docs of a rule as Markdown: what `explain` prints and the published reference holds.

use crate::check::Rule;
use crate::lang::{Lang, Text};

const CHECKS: Text = Text::new("What it checks", "检查什么");
const WHY: Text = Text::new("Why it matters", "为什么重要");
const FAILS: Text = Text::new("An example that fails", "不合格的例子");
const MENDED: Text = Text::new("The same example mended", "修改后的例子");
const IGNORE: Text = Text::new("When to ignore it", "何时可以忽略");
const SIMULATED: Text = Text::new(
    " Runs only with `check --simulate`.",
    "仅在 `check --simulate` 时运行。",
);

/// The docs of a rule under a heading of the given level.
pub fn markdown(rule: &Rule, lang: Lang, level: usize) -> String {
    let hashes = "#".repeat(level);
    let docs = &rule.docs;
    let title = rule.title.get(lang);
    let severity = rule.severity.label();
    let family = rule.family().label();
    let since = rule.since.label();
    let (severity, family, since) = (severity.get(lang), family.get(lang), since.get(lang));
    let mut facts = match lang {
        Lang::En => format!("Severity: {severity}. Family: {family}. Applies from: {since}."),
        Lang::Zh => format!("级别：{severity}。类别：{family}。适用阶段：{since}起。"),
    };
    if rule.needs_simulation() {
        facts.push_str(SIMULATED.get(lang));
    }
    let mut out = format!(
        "{hashes} {code} {name}\n\n**{title}**\n\n{facts}\n",
        code = rule.id.code,
        name = rule.id.name,
    );
    let mut section = |heading: &Text, body: &str| {
        out.push_str(&format!("\n{hashes}# {}\n\n{body}\n", heading.get(lang)));
    };
    let yaml = |example: &str| format!("```yaml\n{}\n```", example.trim_end());
    section(&CHECKS, docs.checks.get(lang));
    section(&WHY, docs.why.get(lang));
    section(&FAILS, &yaml(docs.fails.get(lang)));
    section(&MENDED, &yaml(docs.mended.get(lang)));
    section(&IGNORE, docs.ignore.get(lang));
    out
}
