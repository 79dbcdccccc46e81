//! How a baseline names files: from the folder it stands in, with forward slashes, so that runs
//! from any directory and on any system agree.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Names files from the folder of a baseline.
#[derive(Debug)]
pub struct Names {
    folder: PathBuf,
    /// Folders of files, links followed; many files share one.
    folders: Mutex<HashMap<PathBuf, PathBuf>>,
}

impl Names {
    /// The names from the folder of a baseline, whose path is given in full.
    pub fn from(baseline: &Path) -> Names {
        let folder = baseline.parent().map(real).unwrap_or_default();
        Names {
            folder,
            folders: Mutex::default(),
        }
    }

    /// The name of a file.
    pub fn of(&self, path: &Path) -> String {
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let mut folders = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        let real = folders
            .entry(folder.to_owned())
            .or_insert_with(|| real(folder));
        match path.file_name() {
            Some(name) => self.of_whole(&real.join(name)),
            None => self.of_whole(real),
        }
    }

    /// The name of a file whose path is given in full, without links.
    pub fn of_whole(&self, path: &Path) -> String {
        let same = self
            .folder
            .components()
            .zip(path.components())
            .take_while(|(one, other)| one == other)
            .count();
        if same == 0 {
            // On another drive.
            return path.to_string_lossy().replace('\\', "/");
        }
        let up = self.folder.components().count() - same;
        let down = path
            .components()
            .skip(same)
            .map(|part| part.as_os_str().to_string_lossy());
        let parts: Vec<_> = std::iter::repeat_n("..".into(), up).chain(down).collect();
        parts.join("/")
    }

    /// The path of a name in full.
    pub fn whole(&self, name: &str) -> PathBuf {
        without_dots(&self.folder.join(name))
    }
}

/// The path of a folder in full, links followed where it exists.
fn real(folder: &Path) -> PathBuf {
    std::fs::canonicalize(folder)
        .or_else(|_| std::path::absolute(folder).map(|path| without_dots(&path)))
        .unwrap_or_else(|_| folder.to_owned())
}

/// The path without `.` and `..`, by its text alone: it may lead to nothing.
fn without_dots(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn names_go_up_and_down() {
        let names = Names {
            folder: PathBuf::from("/work/ci"),
            folders: Mutex::default(),
        };
        for (whole, name) in [
            ("/work/ci/a.yaml", "a.yaml"),
            ("/work/ci/deep/a.yaml", "deep/a.yaml"),
            ("/work/plans/a.yaml", "../plans/a.yaml"),
            ("/a.yaml", "../../a.yaml"),
        ] {
            assert_eq!(names.of_whole(Path::new(whole)), name);
            assert_eq!(names.whole(name), Path::new(whole));
        }
        assert_eq!(names.whole("./x/../a.yaml"), Path::new("/work/ci/a.yaml"));
    }
}
