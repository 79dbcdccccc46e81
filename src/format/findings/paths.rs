//! Paths of files as other programs want them: below the working directory, as URIs.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// The path of standard input.
const STDIN: &str = "-";

/// What stands unescaped in a URI: RFC 3986's unreserved characters, and the `/` between folders.
/// A `:` would make a scheme of the first folder.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/');

/// The path from the root to a file below it; the whole path of any other file.
///
/// Both have forward slashes. Without a root the path stays as the user named it.
pub(super) fn relative<'p>(path: &'p str, root: Option<&str>) -> Cow<'p, str> {
    let Some(root) = root.filter(|_| path != STDIN) else {
        return Cow::Borrowed(path);
    };
    let whole = resolved(path, root);
    let root = root.trim_end_matches('/');
    let below = whole
        .strip_prefix(root)
        .and_then(|rest| rest.strip_prefix('/'));
    match below {
        Some(below) if below == path => Cow::Borrowed(path),
        Some(below) => Cow::Owned(below.to_owned()),
        None => Cow::Owned(whole),
    }
}

/// A reference to a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Uri {
    /// A URI reference to be resolved against the root.
    Relative(String),
    /// A `file:` URI.
    Absolute(String),
    /// The stand-in for standard input, which has no URI.
    Stdin,
}

impl Uri {
    /// The URI of a file.
    pub(super) fn of(path: &str, root: Option<&str>) -> Uri {
        if path == STDIN {
            return Uri::Stdin;
        }
        let path = relative(path, root);
        if let Some(shared) = path.strip_prefix("//") {
            return Uri::Absolute(format!("file://{}", escaped(shared)));
        }
        if path.starts_with('/') {
            return Uri::Absolute(format!("file://{}", escaped(&path)));
        }
        if root.is_some_and(|root| drive(root).is_some())
            && let Some(drive) = drive(&path)
        {
            let rest = escaped(&path[drive.len()..]);
            return Uri::Absolute(format!("file:///{drive}{rest}"));
        }
        Uri::Relative(escaped(&path))
    }

    /// The text of the reference.
    pub(super) fn text(&self) -> &str {
        match self {
            Uri::Relative(uri) | Uri::Absolute(uri) => uri,
            Uri::Stdin => STDIN,
        }
    }
}

fn escaped(path: &str) -> String {
    utf8_percent_encode(path, ESCAPED).to_string()
}

/// The drive of a Windows path: `C:`.
fn drive(path: &str) -> Option<&str> {
    match path.as_bytes() {
        [letter, b':', b'/', ..] if letter.is_ascii_alphabetic() => Some(&path[..2]),
        _ => None,
    }
}

/// The path from the top of the file system, `.` and `..` resolved by their names alone: this
/// layer can't ask the file system where a link leads.
fn resolved(path: &str, root: &str) -> String {
    // On a system without drives `C:` is a folder like any other.
    let has_drive = drive(root).is_some() && drive(path).is_some();
    if !path.starts_with('/') && !has_drive {
        return resolved(&format!("{}/{path}", root.trim_end_matches('/')), root);
    }
    let lead = if path.starts_with("//") {
        "//"
    } else if has_drive {
        ""
    } else {
        "/"
    };
    let mut folders: Vec<&str> = Vec::new();
    for folder in path.split('/') {
        match folder {
            "" | "." => {}
            // Nothing lies above the top, or above a drive.
            ".." if folders.len() > usize::from(has_drive) => {
                folders.pop();
            }
            ".." => {}
            folder => folders.push(folder),
        }
    }
    format!("{lead}{}", folders.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOT: Option<&str> = Some("/work/repo");

    #[test]
    fn files_below_the_root_are_named_from_there() {
        for (path, below) in [
            ("a.yaml", "a.yaml"),
            ("./plans//a.yaml", "plans/a.yaml"),
            ("/work/repo/plans/a.yaml", "plans/a.yaml"),
            ("../repo/a.yaml", "a.yaml"),
            ("x/../a.yaml", "a.yaml"),
        ] {
            assert_eq!(relative(path, ROOT), below);
            assert_eq!(relative(path, Some("/work/repo/")), below);
        }
        assert_eq!(relative("/etc/a.yaml", Some("/")), "etc/a.yaml");
    }

    #[test]
    fn other_files_keep_their_whole_path() {
        assert_eq!(relative("../a.yaml", ROOT), "/work/a.yaml");
        assert_eq!(
            relative("/work/repository/a.yaml", ROOT),
            "/work/repository/a.yaml"
        );
        assert_eq!(relative("../../../../a.yaml", ROOT), "/a.yaml");
        assert_eq!(relative("-", ROOT), "-");
        assert_eq!(relative("../a.yaml", None), "../a.yaml");
    }

    #[test]
    fn drives_and_shares_are_windows_paths_only_below_a_drive() {
        let root = Some("C:/repo");
        let uri = |path| Uri::of(path, root).text().to_owned();
        assert_eq!(uri("a.yaml"), "a.yaml");
        assert_eq!(uri("C:/repo/甲/a.yaml"), "%E7%94%B2/a.yaml");
        assert_eq!(uri("../../../a b.yaml"), "file:///C:/a%20b.yaml");
        assert_eq!(uri("D:/a.yaml"), "file:///D:/a.yaml");
        assert_eq!(uri("//host/share/a.yaml"), "file://host/share/a.yaml");
        assert_eq!(
            Uri::of("D:/a.yaml", ROOT),
            Uri::Relative("D%3A/a.yaml".into())
        );
    }

    #[test]
    fn uris_hold_nothing_but_uri_characters() {
        let uri = Uri::of("甲 乙/50%/#1/x:y?.yaml", ROOT);
        let text = "%E7%94%B2%20%E4%B9%99/50%25/%231/x%3Ay%3F.yaml";
        assert_eq!(uri, Uri::Relative(text.into()));
        assert_eq!(
            Uri::of("/tmp/a b.yaml", ROOT),
            Uri::Absolute("file:///tmp/a%20b.yaml".into())
        );
        assert_eq!(Uri::of("-", ROOT), Uri::Stdin);
    }
}
