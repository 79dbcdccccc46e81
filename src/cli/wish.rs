//! What `--output` asks for: a format, a file or both.

use std::ffi::OsStr;
use std::path::PathBuf;

use crate::check::suggest::closest;
use crate::format::findings::FindingsFormat;
use crate::lang::Text;
use crate::text;

/// One place where findings go, and how they are written there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// The format; `None` for that of `--format`.
    pub format: Option<FindingsFormat>,
    /// The file; `None` for standard output.
    pub file: Option<PathBuf>,
}

/// An output with its format settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destination {
    /// How findings are written.
    pub format: FindingsFormat,
    /// The file; `None` for standard output.
    pub file: Option<PathBuf>,
}

impl Wish {
    /// Reads `FORMAT`, `FORMAT:FILE`, `FILE` or `-`.
    ///
    /// # Errors
    ///
    /// Fails when what stands before a colon is no format, or when a format is misspelt: a
    /// result would go to a file that nobody looks for.
    pub fn read(argument: &OsStr) -> Result<Wish, Text> {
        let file = |path: &OsStr| (path != "-").then(|| PathBuf::from(path));
        let Some(word) = argument.to_str() else {
            return Ok(Wish {
                format: None,
                file: file(argument),
            });
        };
        if word.is_empty() {
            return Err(text!("--output names nothing", "--output 的值是空的"));
        }
        if let Some(format) = named(word) {
            return Ok(Wish {
                format: Some(format),
                file: None,
            });
        }
        match word.split_once(':') {
            Some((name, path)) => match named(name) {
                Some(_) if path.is_empty() => Err(text!(
                    "--output {word} names no file",
                    "--output {word} 没有写明文件",
                    word = word,
                )),
                Some(format) => Ok(Wish {
                    format: Some(format),
                    file: file(OsStr::new(path)),
                }),
                None if is_word(name) => Err(no_format(name, word)),
                None => Ok(Wish {
                    format: None,
                    file: file(argument),
                }),
            },
            None if is_word(word) && closest(word, names()).is_some() => Err(no_format(word, word)),
            None => Ok(Wish {
                format: None,
                file: file(argument),
            }),
        }
    }
}

/// Settles the formats of all outputs; without any, findings go to standard output.
///
/// # Errors
///
/// Fails when an argument can't be read, when two outputs go to standard output, or when
/// `--format` says nothing because every output names its own.
pub fn destinations<A: AsRef<OsStr>>(
    arguments: &[A],
    format: Option<FindingsFormat>,
) -> Result<Vec<Destination>, Text> {
    let mut wishes = Vec::new();
    for argument in arguments {
        wishes.push(Wish::read(argument.as_ref())?);
    }
    if let Some(format) = format
        && !wishes.is_empty()
        && wishes.iter().all(|wish| wish.format.is_some())
    {
        return Err(text!(
            "every output names its format, so --format {format} says nothing; \
             `--output {format}` adds it on standard output",
            "每个输出都已写明格式，--format {format} 不起作用；要在标准输出中增加该格式，请用 --output {format}",
            format = format.name(),
        ));
    }
    if wishes.is_empty() {
        wishes.push(Wish { format, file: None });
    }
    if wishes.iter().filter(|wish| wish.file.is_none()).count() > 1 {
        return Err(text!(
            "only one output can go to standard output; `FORMAT:FILE` writes to a file",
            "只能有一个输出写到标准输出；用 格式:文件 可写入文件",
        ));
    }
    Ok(wishes
        .into_iter()
        .map(|wish| Destination {
            format: wish.format.or(format).unwrap_or_default(),
            file: wish.file,
        })
        .collect())
}

fn names() -> impl Iterator<Item = &'static str> {
    FindingsFormat::ALL.into_iter().map(FindingsFormat::name)
}

fn named(name: &str) -> Option<FindingsFormat> {
    FindingsFormat::ALL
        .into_iter()
        .find(|format| format.name() == name)
}

/// Whether it reads like the name of a format: a single letter is a drive, a dot or a separator
/// belongs to a path.
fn is_word(name: &str) -> bool {
    name.len() > 1 && name.chars().all(|c| c.is_ascii_alphanumeric())
}

fn no_format(name: &str, argument: &str) -> Text {
    match closest(name, names()) {
        Some(meant) => text!(
            "there is no format {name}; did you mean {meant}? A file of this name is written ./{argument}",
            "没有 {name} 这种格式，是不是想写 {meant}？若是文件名，请写作 ./{argument}",
            name = name,
            meant = meant,
            argument = argument,
        ),
        None => text!(
            "there is no format {name}; a file of this name is written ./{argument}",
            "没有 {name} 这种格式；若是文件名，请写作 ./{argument}",
            name = name,
            argument = argument,
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(argument: &str) -> (Option<&'static str>, Option<String>) {
        let wish = Wish::read(OsStr::new(argument)).unwrap();
        (
            wish.format.map(FindingsFormat::name),
            wish.file.map(|path| path.to_str().unwrap().to_owned()),
        )
    }

    #[test]
    fn formats_files_and_both_are_told_apart() {
        let file = |path: &str| Some(path.to_owned());
        assert_eq!(read("json"), (Some("json"), None));
        assert_eq!(read("json:a.json"), (Some("json"), file("a.json")));
        assert_eq!(read("csv:C:\\a.csv"), (Some("csv"), file("C:\\a.csv")));
        assert_eq!(read("C:\\a.csv"), (None, file("C:\\a.csv")));
        assert_eq!(read("a.txt"), (None, file("a.txt")));
        assert_eq!(read("out"), (None, file("out")));
        assert_eq!(read("./json"), (None, file("./json")));
        assert_eq!(read("a/b:c.txt"), (None, file("a/b:c.txt")));
        assert_eq!(read("结果"), (None, file("结果")));
        assert_eq!(read("-"), (None, None));
        assert_eq!(read("json:-"), (Some("json"), None));
    }

    #[test]
    fn slips_are_told_and_files_of_such_names_are_possible() {
        for (argument, part) in [
            ("", "nothing"),
            ("json:", "no file"),
            ("jsson:out.json", "did you mean json?"),
            ("jsno", "did you mean json?"),
            ("xml:out.xml", "./xml:out.xml"),
        ] {
            let error = Wish::read(OsStr::new(argument)).unwrap_err();
            assert!(error.en.contains(part), "{argument}: {}", error.en);
        }
        assert!(Wish::read(OsStr::new("./jsno")).is_ok());
    }

    #[test]
    fn the_format_of_the_run_is_for_outputs_without_one() {
        let json = Some(FindingsFormat::Json);
        let settled = destinations(&["csv:a.csv", "b.json"], json).unwrap();
        let formats: Vec<_> = settled.iter().map(|output| output.format.name()).collect();
        assert_eq!(formats, ["csv", "json"]);
        assert!(destinations(&["csv:a.csv"], json).is_err());
        assert!(destinations(&["csv", "human"], None).is_err());
        let none: [&str; 0] = [];
        assert_eq!(
            destinations(&none, None).unwrap(),
            [Destination {
                format: FindingsFormat::Human,
                file: None
            }]
        );
    }
}
