//! `planvet.toml` as a page.

use std::fmt::Write as _;

use crate::check::rules::RULES;
use crate::check::{Maturity, THRESHOLDS};
use crate::config::ConfigFile;
use crate::lang::{Lang, Text};
use crate::plan::read::Record as _;

use super::{head, records};

/// A file that uses every table.
pub fn example(lang: Lang) -> &'static str {
    lang.pick(
        include_str!("configuration.toml"),
        include_str!("configuration.zh-CN.toml"),
    )
}

/// The keys of `planvet.toml`, how they are laid over each other, and an example.
pub fn page(lang: Lang) -> String {
    let mut out = head(lang, &Text::new("The configuration", "配置文件"));
    out.push_str(lang.pick(
        "\n`planvet.toml` says what a team asks of its plans. A plan keeps to the nearest one: in \
         its own folder, or else in a folder above; the ones further up are not heeded then. \
         `--config FILE` takes one file for all plans, `--isolated` none. Nothing has to be \
         configured. A fault in the file is shown with its line, and nothing is checked until it \
         is mended.\n\n\
         `planvet config PLAN` shows what is in force for a plan and where each setting comes \
         from; `planvet schema config` prints the JSON Schema for editors.\n",
        "\n`planvet.toml` 写明团队对方案的要求。每份方案遵循离它最近的一个：先看所在文件夹，再逐级向上；\
         找到后不再理会更上层的。`--config 文件` 让所有方案统一使用一个配置，`--isolated` 则一个都不用。\
         不写配置也能使用。配置有误时会指出所在的行，改正之前不进行检查。\n\n\
         `planvet config 方案` 显示对该方案生效的设置及其来源；`planvet schema config` 输出供编辑器使用的 \
         JSON Schema。\n",
    ));
    let _ = write!(
        out,
        "\n## {}\n\n```toml\n{}```\n",
        lang.pick("An example", "示例"),
        example(lang),
    );
    out.push_str(lang.pick(
        "\n## What wins\n\n\
         From the bottom up: planvet's defaults, the profile, the file, the overrides whose paths \
         match (in file order), the command line. Of several profiles only the last one counts. \
         `select` takes the place of the rules so far, \
         `extend_select` adds to them, `ignore` takes away. Where a rule is named twice, the more \
         exact name counts: a code or name over a family, a family over a profile, a profile over \
         `ALL`; on equal terms within one layer `ignore` does. A later layer brings an ignored \
         rule back only by a name that is at least as exact. F001, F002, F012 and F013, which \
         tell that a file can't be read, always run.\n\n\
         A file that is named on the command line is checked even when `exclude` has it.\n",
        "\n## 以谁为准\n\n\
         自下而上：planvet 的默认值、检查要求（profile）、配置文件、路径匹配的例外（按书写顺序）、命令行。多处写了检查要求时，只有最后一个算数。\
         `select` 取代此前选定的规则，`extend_select` 追加，`ignore` 去掉。同一规则被多次提到时，以更具体的写法为准：\
         编码或名称优先于类别，类别优先于检查要求，检查要求优先于 `ALL`；同一层中同样具体时以 `ignore` 为准。\
         被忽略的规则，后面的层要用至少同样具体的写法才能恢复。F001、F002、F012、F013 说明文件无法读取，始终运行。\n\n\
         在命令行中点名的文件，即使写在 `exclude` 里也会检查。\n",
    ));
    profiles(lang, &mut out);
    thresholds(lang, &mut out);
    records::describe(ConfigFile::INFO, lang, &mut out);
    out
}

fn profiles(lang: Lang, out: &mut String) {
    let _ = write!(
        out,
        "\n## {}\n\n{}\n",
        lang.pick("Profiles that come with planvet", "内置检查要求"),
        lang.pick(
            "| profile | what plans are asked for | rules |\n|---|---|---|",
            "| 名称 | 要求 | 规则数 |\n|---|---|---|",
        ),
    );
    for maturity in Maturity::ALL {
        let rules = RULES.iter().filter(|rule| rule.since <= maturity).count();
        let _ = writeln!(
            out,
            "| `{}` | {} | {rules} |",
            maturity.name(),
            maturity.doc().get(lang),
        );
    }
    out.push_str(lang.pick(
        "\n[The catalogue](rules.md) says of each rule from which of them on it applies.\n",
        "\n每条规则从哪个阶段起适用，见[规则目录](rules.zh-CN.md)。\n",
    ));
}

fn thresholds(lang: Lang, out: &mut String) {
    let _ = write!(
        out,
        "\n## {}\n\n{}\n",
        lang.pick("Thresholds and their defaults", "阈值及其默认值"),
        lang.pick(
            "| key | default | from | to | rule | what it is |\n|---|---|---|---|---|---|",
            "| 键 | 默认值 | 最小 | 最大 | 规则 | 含义 |\n|---|---|---|---|---|---|",
        ),
    );
    for threshold in THRESHOLDS {
        let _ = writeln!(
            out,
            "| `{}` | {} | {} | {} | {} | {} |",
            threshold.key,
            threshold.default,
            threshold.range.start(),
            threshold.range.end(),
            threshold.rule,
            threshold.doc.get(lang),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{FILE_NAME, read};
    use crate::source::Limits;

    #[test]
    fn the_examples_are_valid_and_show_every_table() {
        for lang in Lang::ALL {
            let text = example(lang);
            let read = read(FILE_NAME.to_owned(), text.into(), &Limits::DEFAULT);
            assert!(read.config.is_some(), "{:?}", read.checked.findings);
            let shown = |key: &str| {
                text.lines().any(|line| {
                    let line = line.trim_start_matches('[');
                    line.strip_prefix(key)
                        .is_some_and(|rest| rest.starts_with([' ', '.', ']']))
                })
            };
            let optional = ["language", "select", "extend_select", "notes"];
            for field in ConfigFile::INFO.fields {
                assert!(
                    shown(field.key) || optional.contains(&field.key),
                    "{}",
                    field.key
                );
            }
        }
    }
}
