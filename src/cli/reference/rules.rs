//! The catalogue of rules as a page.

use std::fmt::Write as _;

use crate::check::Family;
use crate::check::rules::RULES;
use crate::format::rule_docs;
use crate::lang::{Lang, Text};

use super::head;

/// The catalogue of rules with the docs of each.
pub fn page(lang: Lang) -> String {
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
