//! `planvet import`: a schedule of another program as a plan.

use std::fs::File;
use std::io::{self, Read as _, Write as _};
use std::path::Path;

use crate::import::{Fault, LARGEST, mspdi, table};
use crate::text;

use super::args::ImportArgs;
use super::environment::Environment;
use super::exit::Exit;
use super::inputs;
use super::output::{Existing, Output};
use super::settings::shown;

/// Exits with 1 when values of the file couldn't be read; what a plan has no place for is told
/// only.
pub fn run(args: &ImportArgs, environment: &Environment) -> anyhow::Result<Exit> {
    let path = &args.file;
    let output = environment.output_file();
    inputs::keep([path.as_path()], output, environment.lang)?;
    let bytes = read(path)
        .map_err(|error| inputs::unreadable(path, &error.to_string(), environment.lang))?;
    if bytes.len() > LARGEST {
        return Err(environment.error(&text!(
            "{path} is larger than {mib} MiB",
            "{path} 超过 {mib} MiB",
            path = shown(path),
            mib = LARGEST >> 20,
        )));
    }
    // Standard input has no name to take for a title.
    let name = path.file_stem().filter(|name| *name != "-");
    let name = name.map(|name| name.to_string_lossy()).unwrap_or_default();
    let imported = match args.csv {
        true => table::import(&bytes, &name),
        false => mspdi::import(&bytes, &name),
    };
    let imported = imported.map_err(|fault| environment.error(&told(path, &fault)))?;
    match output {
        None => {
            let mut out = environment.open_output()?;
            let written = out.write_all(imported.plan.as_bytes());
            out.told(written)?;
            out.finish()?;
        }
        Some(file) => {
            write(file, &imported.plan, args.force, environment)?;
            environment.note_text(&text!(
                "wrote {path}; its goals are still to be written",
                "已生成 {path}；其中的目标有待补写",
                path = shown(file),
            ));
        }
    }
    for loss in imported.losses.texts() {
        environment.note_about(Some(imported.lang), &loss);
    }
    Ok(match imported.losses.has_unreadable() {
        true => Exit::Findings,
        false => Exit::Clean,
    })
}

/// Reads a file, or standard input; not much further than the limit.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    let most = LARGEST as u64 + 1;
    let mut bytes = Vec::new();
    if path.as_os_str() == "-" {
        io::stdin().lock().take(most).read_to_end(&mut bytes)?;
    } else {
        File::open(path)?.take(most).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

fn told(path: &Path, fault: &Fault) -> crate::lang::Text {
    let place = match fault.at {
        Some((line, column)) => format!("{}:{line}:{column}", shown(path)),
        None => shown(path).to_string(),
    };
    text!(
        "{place}: {why}",
        "{place}：{why}",
        place = place,
        why = fault.why
    )
}

fn write(path: &Path, plan: &str, force: bool, environment: &Environment) -> anyhow::Result<()> {
    if path.exists() && !force {
        return Err(environment.error(&text!(
            "{path} exists; --force overwrites it",
            "{path} 已存在；加 --force 可覆盖",
            path = shown(path),
        )));
    }
    let existing = if force {
        Existing::Replace
    } else {
        Existing::Keep
    };
    let mut out = Output::file(path, existing, environment.lang)?;
    let written = out.write_all(plan.as_bytes());
    out.told(written)?;
    out.finish()
}
