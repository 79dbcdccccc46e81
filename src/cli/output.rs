//! Where results go: standard output, or a file that is written whole or not at all.

use std::fs::{File, Metadata};
use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use tempfile::NamedTempFile;

use crate::lang::Lang;
use crate::text;

/// A place that results go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place<'p> {
    /// Standard output.
    Stdout,
    /// Standard error, where standard output is for something else.
    Stderr,
    /// A file.
    File(&'p Path),
}

impl<'p> Place<'p> {
    /// A file, or standard output.
    pub fn of(file: Option<&'p Path>) -> Place<'p> {
        file.map_or(Place::Stdout, Place::File)
    }

    /// Whether results appear on a terminal.
    pub fn is_terminal(self) -> bool {
        match self {
            Place::Stdout => io::stdout().is_terminal(),
            Place::Stderr => io::stderr().is_terminal(),
            Place::File(_) => false,
        }
    }
}

/// A writer for results.
///
/// A reader that closes the pipe early (`planvet check | head`) ends the output, not the run:
/// the exit code still says what was found.
pub struct Output {
    to: To,
    closed: bool,
    lang: Lang,
}

enum To {
    Stdout(BufWriter<io::Stdout>),
    Stderr(BufWriter<io::Stderr>),
    /// A file that appears under its name when it is complete.
    File(BufWriter<NamedTempFile>, PathBuf, Existing),
    /// A device or pipe, which can't be replaced.
    Device(BufWriter<File>),
}

/// What becomes of a file that has the name already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// It is replaced.
    Replace,
    /// It stays, and the output fails.
    Keep,
}

impl Output {
    /// Opens a place.
    pub fn open(place: Place<'_>, lang: Lang) -> anyhow::Result<Output> {
        let to = match place {
            Place::Stdout => To::Stdout(BufWriter::new(io::stdout())),
            Place::Stderr => To::Stderr(BufWriter::new(io::stderr())),
            Place::File(path) => return Output::file(path, Existing::Replace, lang),
        };
        Ok(Output {
            to,
            closed: false,
            lang,
        })
    }

    /// Opens a file.
    pub fn file(path: &Path, existing: Existing, lang: Lang) -> anyhow::Result<Output> {
        // A link stays, what it points to is replaced.
        let path = &followed(path).with_context(|| cannot_write(path, lang))?;
        if let Ok(metadata) = std::fs::metadata(path)
            && !metadata.is_file()
        {
            let file = File::options()
                .write(true)
                .open(path)
                .with_context(|| cannot_write(path, lang))?;
            return Ok(Output {
                to: To::Device(BufWriter::new(file)),
                closed: false,
                lang,
            });
        }
        // In the folder of the target, so that moving it there is one step.
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let file = temporary()
            .prefix(".planvet-")
            .tempfile_in(folder)
            .with_context(|| cannot_write(path, lang))?;
        Ok(Output {
            to: To::File(BufWriter::new(file), path.to_owned(), existing),
            closed: false,
            lang,
        })
    }

    /// Whether results appear on a terminal.
    pub fn is_terminal(&self) -> bool {
        match self.to {
            To::Stdout(_) => Place::Stdout.is_terminal(),
            To::Stderr(_) => Place::Stderr.is_terminal(),
            To::File(..) | To::Device(_) => false,
        }
    }

    /// Whether nobody reads what is written: then there is no need to go on.
    pub fn is_closed(&self) -> bool {
        self.closed
    }

    /// The result of writing to it, with the name of the place when that failed.
    ///
    /// # Errors
    ///
    /// Fails when writing failed.
    pub fn told<T>(&self, result: io::Result<T>) -> anyhow::Result<T> {
        result.with_context(|| self.cannot_write())
    }

    fn cannot_write(&self) -> String {
        match &self.to {
            To::File(_, path, _) => cannot_write(path, self.lang),
            To::Stdout(_) | To::Stderr(_) | To::Device(_) => {
                let text = text!("can't write the result", "无法写入结果");
                text.get(self.lang).to_owned()
            }
        }
    }

    /// Completes the output: the file appears under its name.
    pub fn finish(mut self) -> anyhow::Result<()> {
        let flushed = self.flush();
        self.told(flushed)?;
        if let To::File(file, path, existing) = self.to {
            let file = file
                .into_inner()
                .map_err(|error| error.into_error())
                .with_context(|| cannot_write(&path, self.lang))?;
            keep_permissions(&file, &path);
            match existing {
                Existing::Replace => file.persist(&path),
                Existing::Keep => file.persist_noclobber(&path),
            }
            .map_err(|error| error.error)
            .with_context(|| cannot_write(&path, self.lang))?;
        }
        Ok(())
    }

    fn pass<T: Default>(&mut self, result: io::Result<T>) -> io::Result<T> {
        match result {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.closed = true;
                Ok(T::default())
            }
            other => other,
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes).map(|()| bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.closed {
            return Ok(());
        }
        let result = match &mut self.to {
            To::Stdout(out) => out.write_all(bytes),
            To::Stderr(out) => out.write_all(bytes),
            To::File(out, ..) => out.write_all(bytes),
            To::Device(out) => out.write_all(bytes),
        };
        self.pass(result)
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.closed {
            return Ok(());
        }
        let result = match &mut self.to {
            To::Stdout(out) => out.flush(),
            To::Stderr(out) => out.flush(),
            To::File(out, ..) => out.flush(),
            To::Device(out) => out.flush(),
        };
        self.pass(result)
    }
}

/// Where the links at a path lead; the file there need not exist.
fn followed(path: &Path) -> io::Result<PathBuf> {
    /// As many as Linux follows.
    const MOST_LINKS: usize = 40;
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        if let Ok(there) = std::fs::canonicalize(&path) {
            return Ok(there);
        }
        // A pipe behind a link (`/dev/stdout`) is there, but has no path.
        if std::fs::metadata(&path).is_ok() {
            return Ok(path);
        }
        let Ok(next) = std::fs::read_link(&path) else {
            return Ok(path);
        };
        // A whole path takes the place of the folder.
        path = path.parent().unwrap_or(Path::new("")).join(next);
    }
    Err(io::Error::other("too many links"))
}

/// The file that a path stands for, whatever links lead there; it need not exist.
pub fn target(path: &Path) -> PathBuf {
    let path = &followed(path).unwrap_or_else(|_| path.to_owned());
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    match (std::fs::canonicalize(folder), path.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => path.to_owned(),
    }
}

/// Temporary files are private; a result is made like any file of the user, umask and all.
#[cfg(unix)]
fn temporary() -> tempfile::Builder<'static, 'static> {
    use std::os::unix::fs::PermissionsExt as _;
    let mut builder = tempfile::Builder::new();
    builder.permissions(std::fs::Permissions::from_mode(0o666));
    builder
}

#[cfg(not(unix))]
fn temporary() -> tempfile::Builder<'static, 'static> {
    tempfile::Builder::new()
}

/// A file that is replaced keeps the permissions it had, and its owner.
fn keep_permissions(file: &NamedTempFile, path: &Path) {
    if let Ok(old) = std::fs::metadata(path) {
        keep_owner(file.as_file(), &old);
        // Not being allowed to is no reason to lose the result.
        let _ = file.as_file().set_permissions(old.permissions());
    }
}

#[cfg(unix)]
fn keep_owner(file: &File, old: &Metadata) {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    let is_same = |new: Metadata| (new.uid(), new.gid()) == (old.uid(), old.gid());
    if !file.metadata().is_ok_and(is_same) {
        let _ = fchown(file, Some(old.uid()), Some(old.gid()));
    }
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &Metadata) {}

fn cannot_write(path: &Path, lang: Lang) -> String {
    let path = path.display().to_string();
    let text = text!("can't write {path}", "无法写入 {path}", path = path);
    text.get(lang).to_owned()
}
