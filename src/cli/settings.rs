//! Finds the configuration of each plan: the nearest `planvet.toml` in its folder or above.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::config::{self, Config, Effective, FILE_NAME, Layer, UnknownName};
use crate::format::findings::{self, FindingsFormat};
use crate::lang::Text;
use crate::source::Limits;
use crate::text;

use super::args::{ConfigArgs, SelectArgs};
use super::environment::Environment;
use super::inputs::Input;
use super::select;

/// A configuration file that was found.
pub struct Found {
    /// Its path as people see it.
    pub path: String,
    /// Its folder, absolute.
    pub folder: PathBuf,
    /// The file, absolute and without links.
    file: PathBuf,
    config: Config,
    /// What has been resolved so far, by the overrides that hold.
    resolved: Mutex<HashMap<Vec<bool>, Arc<Effective>>>,
}

/// The configurations of all inputs of a run.
pub struct Configurations {
    command_line: Layer,
    /// What holds for inputs that have no configuration.
    without: Result<Arc<Effective>, UnknownName>,
    /// Folders as the inputs name them, and what they are without links.
    real: HashMap<PathBuf, PathBuf>,
    /// The configuration of each folder that holds inputs.
    folders: BTreeMap<PathBuf, Option<Arc<Found>>>,
    /// The one that `--config` names.
    fixed: Option<Arc<Found>>,
}

/// The settings in force for one input.
pub struct InForce {
    /// The settings.
    pub effective: Arc<Effective>,
    /// The file they come from, if any.
    pub found: Option<Arc<Found>>,
}

impl Configurations {
    /// Finds and reads the configurations of the inputs.
    ///
    /// # Errors
    ///
    /// Fails when a configuration can't be read or has faults, which are told with their lines,
    /// and when the command line names rules or profiles that don't exist.
    pub fn find(
        inputs: &[Input],
        args: &ConfigArgs,
        wanted: &SelectArgs,
        environment: &Environment,
    ) -> anyhow::Result<Configurations> {
        let mut finder = Finder {
            environment,
            folders: BTreeMap::new(),
            broken: 0,
        };
        let fixed = match &args.config {
            Some(path) => finder.read(path)?,
            None => None,
        };
        let mut real = HashMap::new();
        for input in inputs {
            let folder = folder(&input.path);
            if !real.contains_key(folder) {
                let absolute = absolute(folder)?;
                if args.config.is_none() && !args.isolated {
                    finder.above(&absolute)?;
                }
                real.insert(folder.to_owned(), absolute);
            }
        }
        if finder.broken > 0 {
            return Err(environment.error(&BROKEN));
        }
        let folders = finder.folders;
        let all = folders.values().flatten().chain(&fixed);
        let profiles: Vec<&str> = all.flat_map(|found| found.profiles()).collect();
        let command_line = select::layer(wanted, &profiles, environment)?;
        Ok(Configurations {
            without: config::resolve(None, "", &command_line).map(Arc::new),
            command_line,
            real,
            folders,
            fixed,
        })
    }

    /// The settings in force for an input.
    ///
    /// # Errors
    ///
    /// Fails when its configuration doesn't have the profile that the command line names.
    pub fn of(&self, path: &Path, environment: &Environment) -> anyhow::Result<InForce> {
        let found = self.found(path);
        let effective = match &found {
            Some((found, relative)) => found.resolve(relative, &self.command_line),
            None => self.without.clone(),
        };
        let found = found.map(|(found, _)| found);
        let effective = effective.map_err(|name| {
            environment.error(&match found {
                Some(found) => text!(
                    "{path} has no profile `{name}`",
                    "{path} 中没有名为“{name}”的检查要求",
                    path = found.path,
                    name = name.0,
                ),
                None => text!(
                    "no planvet.toml above {path} has a profile `{name}`",
                    "{path} 所在的各级文件夹中没有定义了检查要求“{name}”的 planvet.toml",
                    path = path.display().to_string(),
                    name = name.0,
                ),
            })
        })?;
        Ok(InForce {
            effective,
            found: found.cloned(),
        })
    }

    /// The configuration of an input, with the input's path relative to its folder.
    fn found(&self, path: &Path) -> Option<(&Arc<Found>, String)> {
        let folder = self.real.get(folder(path))?;
        let found = match &self.fixed {
            Some(found) => found,
            None => self.folders.get(folder)?.as_ref()?,
        };
        Some((found, found.relative(folder, path)))
    }

    /// The baseline files that the configurations name.
    pub fn baselines(&self) -> BTreeSet<PathBuf> {
        let all = self.folders.values().flatten().chain(&self.fixed);
        let named = all.filter_map(|found| {
            let baseline = found.config.baseline.as_ref()?;
            Some(found.folder.join(&baseline.value))
        });
        named.collect()
    }

    /// The configuration files.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        let all = self.folders.values().flatten().chain(&self.fixed);
        all.map(|found| found.file.as_path())
    }

    /// Whether the configuration of an input passes it over. One that the user named is never
    /// passed over.
    pub fn excludes(&self, input: &Input) -> bool {
        !input.named
            && self
                .found(&input.path)
                .is_some_and(|(found, relative)| found.config.exclude.contain(&relative))
    }
}

const BROKEN: Text = Text::new(
    "the configuration has errors; nothing was checked",
    "配置文件有误，未进行检查",
);

impl InForce {
    /// The baseline file that the configuration names.
    pub fn baseline(&self) -> Option<PathBuf> {
        let baseline = self.effective.baseline.as_ref()?;
        Some(self.found.as_ref()?.folder.join(&baseline.value))
    }
}

impl Found {
    fn profiles(&self) -> impl Iterator<Item = &str> {
        self.config.profiles.iter().map(|(name, _)| name.as_str())
    }

    /// The path of an input relative to the configuration's folder, with forward slashes.
    fn relative(&self, folder: &Path, path: &Path) -> String {
        let name = path.file_name().unwrap_or_default();
        let whole = folder.join(name);
        let below = whole.strip_prefix(&self.folder).unwrap_or(&whole);
        slashed(below)
    }

    fn resolve(&self, relative: &str, command_line: &Layer) -> Result<Arc<Effective>, UnknownName> {
        let holds = self.config.overrides.iter();
        let key: Vec<bool> = holds.map(|over| over.paths.contain(relative)).collect();
        let lock = || self.resolved.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = lock().get(&key) {
            return Ok(Arc::clone(known));
        }
        let effective = Arc::new(config::resolve(Some(&self.config), relative, command_line)?);
        lock().insert(key, Arc::clone(&effective));
        Ok(effective)
    }
}

/// Looks for configurations, each folder once.
struct Finder<'e> {
    environment: &'e Environment,
    folders: BTreeMap<PathBuf, Option<Arc<Found>>>,
    /// Configurations with faults.
    broken: usize,
}

impl Finder<'_> {
    /// The configuration in a folder or the nearest one above it.
    fn above(&mut self, folder: &Path) -> anyhow::Result<Option<Arc<Found>>> {
        if let Some(known) = self.folders.get(folder) {
            return Ok(known.clone());
        }
        let file = folder.join(FILE_NAME);
        // A link that leads nowhere is there too: a gate must not open because of it.
        let found = match std::fs::symlink_metadata(&file) {
            Ok(_) if is_odd(&file) => {
                let why = self.environment.say("it is no file", "它不是文件");
                return Err(super::inputs::unreadable(&file, why, self.environment.lang));
            }
            Ok(_) => self.read(&file)?,
            Err(_) => match folder.parent() {
                Some(parent) => self.above(parent)?,
                None => None,
            },
        };
        self.folders.insert(folder.to_owned(), found.clone());
        Ok(found)
    }

    /// Reads a configuration; its faults are told, and there is none then.
    fn read(&mut self, path: &Path) -> anyhow::Result<Option<Arc<Found>>> {
        let environment = self.environment;
        let shown = shown(path);
        let limits = Limits::default();
        let named = Input {
            path: path.to_owned(),
            named: true,
        };
        let bytes = named.read(&limits).map_err(|error| {
            super::inputs::unreadable(path, &reason(&error, environment), environment.lang)
        })?;
        let read = config::read(shown.clone(), bytes, &limits);
        let Some(config) = read.config else {
            self.broken += 1;
            let options = environment.trouble_options();
            let told = findings::render(&read.checked, FindingsFormat::Human, &options);
            environment.tell_findings(&told);
            return Ok(None);
        };
        Ok(Some(Arc::new(Found {
            path: shown,
            folder: absolute(folder(path))?,
            file: absolute(path)?,
            config,
            resolved: Mutex::default(),
        })))
    }
}

/// Whether there is something other than a file; a pipe would never end.
fn is_odd(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|metadata| !metadata.is_file())
}

fn reason(error: &io::Error, environment: &Environment) -> String {
    match error.kind() {
        ErrorKind::NotFound => environment
            .say("there is no such file", "文件不存在")
            .to_owned(),
        _ => error.to_string(),
    }
}

/// The folder of a file; of standard input the working directory.
fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// A path without links.
fn absolute(path: &Path) -> io::Result<PathBuf> {
    // One that isn't there is told when the file is read.
    std::fs::canonicalize(path).or_else(|_| std::path::absolute(path))
}

/// A path as people see it: relative where it lies below the working directory.
pub fn shown(path: &Path) -> String {
    let here = std::env::current_dir().and_then(std::fs::canonicalize);
    let short = here.ok().and_then(|here| path.strip_prefix(here).ok());
    match short {
        Some(here) if here.as_os_str().is_empty() => ".".to_owned(),
        Some(below) => slashed(below),
        None => slashed(path),
    }
}

/// The text of a path with forward slashes; elsewhere a backslash is a letter like any other.
pub fn slashed(path: &Path) -> String {
    let text = path.to_string_lossy();
    match cfg!(windows) {
        true => text.replace('\\', "/"),
        false => text.into_owned(),
    }
}
