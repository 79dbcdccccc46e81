//! Tells what is wrong with the command line, in the user's language.

use std::ffi::OsString;
use std::io::{self, Write as _};

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use crate::format::escape::{no_command, one_line};
use crate::lang::Lang;

use super::exit::Exit;

/// The arguments as an error may quote them: the names of files may be among them, and no name
/// does anything to a terminal or to the log of a CI system.
pub fn quotable(args: &[OsString]) -> Vec<OsString> {
    let quotable = args.iter().map(|arg| match arg.to_str() {
        Some(text) => no_command(&one_line(text)).into_owned().into(),
        None => arg.clone(),
    });
    quotable.collect()
}

/// Prints help, the version or what is wrong with the arguments.
pub fn tell(error: &Error, lang: Lang) -> Exit {
    if !error.use_stderr() {
        // Help and version are results; a closed pipe is no trouble.
        return match error.print() {
            Err(failed) if failed.kind() != io::ErrorKind::BrokenPipe => Exit::Trouble,
            _ => Exit::Clean,
        };
    }
    match chinese(error).filter(|_| lang == Lang::Zh) {
        Some(text) => {
            let told = format!("错误：{text}\n\n更多用法请运行 `planvet --help`。");
            // When even standard error fails, the exit code still speaks.
            let _ = writeln!(anstream::stderr(), "{told}");
        }
        None => {
            let _ = error.print();
        }
    }
    Exit::Trouble
}

fn chinese(error: &Error) -> Option<String> {
    let get = |kind| match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join("、")),
        _ => None,
    };
    let arg = get(ContextKind::InvalidArg);
    let value = get(ContextKind::InvalidValue);
    Some(match error.kind() {
        ErrorKind::UnknownArgument => {
            let meant = meant(get(ContextKind::SuggestedArg));
            format!("没有“{}”这个参数{meant}", arg?)
        }
        ErrorKind::InvalidSubcommand => {
            let meant = meant(get(ContextKind::SuggestedSubcommand));
            let name = get(ContextKind::InvalidSubcommand)?;
            format!("没有“{name}”这个命令{meant}")
        }
        ErrorKind::InvalidValue if value.as_deref() == Some("") => {
            format!("参数“{}”需要一个值", arg?)
        }
        ErrorKind::InvalidValue => format!(
            "参数“{}”的值“{}”无效，可用的值：{}",
            arg?,
            value?,
            get(ContextKind::ValidValue)?,
        ),
        ErrorKind::ValueValidation => {
            let arg = arg?;
            let form = if arg.ends_with("<DATE>") {
                "，日期请写成 2026-03-31"
            } else if arg.ends_with("<TIME>") {
                "，应为 1 个月至 100 年，请写成 5y 或 30个月"
            } else if arg.ends_with("<RATE>") {
                "，请写成 3.5%"
            } else if arg.ends_with("<CLASS>") {
                "，可写标准建筑、非标准建筑、标准土木工程、非标准土木工程、设备与开发、服务外包"
            } else if arg.ends_with("<FACTOR>") {
                "，倍数应在 0.1 至 10 之间"
            } else {
                ""
            };
            format!("参数“{arg}”的值“{}”无效{form}", value?)
        }
        ErrorKind::MissingRequiredArgument => format!("缺少必需的参数：{}", arg?),
        ErrorKind::ArgumentConflict => format!("参数“{}”不能这样组合使用", arg?),
        ErrorKind::MissingSubcommand => "请写明要执行的命令".to_owned(),
        _ => return None,
    })
}

/// What was most likely meant, if anything was; clap puts the best of several last.
fn meant(names: Option<String>) -> String {
    let best = names.as_deref().and_then(|names| names.rsplit('、').next());
    best.map(|name| format!("，是不是想写“{name}”？"))
        .unwrap_or_default()
}
