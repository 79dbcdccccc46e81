//! The fonts of the system, for pictures.

use std::sync::Arc;

use skrifa::{FontRef, MetadataProvider as _};

use crate::format::chart::png::fontdb::{Database, Family, ID, Query};

/// Families with simplified Chinese, the best looking in charts first.
const CHINESE: &[&str] = &[
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "Microsoft YaHei",
    "Hiragino Sans GB",
    "MiSans",
    "HarmonyOS Sans SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
    "Heiti SC",
    "SimHei",
    "DengXian",
    "SimSun",
    "AR PL UMing CN",
];

/// Families for text without Chinese.
const LATIN: &[&str] = &[
    "Segoe UI",
    "Helvetica Neue",
    "Arial",
    "Noto Sans",
    "Liberation Sans",
    "DejaVu Sans",
];

/// The installed fonts, and the one to write with.
pub struct Fonts {
    /// All of them.
    pub database: Arc<Database>,
    /// The family to write with: one that is there, for the first that lacks a sign changes the
    /// font of the whole line.
    pub family: String,
    /// Whether some font has Chinese.
    pub has_chinese: bool,
}

impl Fonts {
    /// Finds the fonts of the system; `None` when there are none.
    pub fn of_system(for_chinese: bool) -> Option<Fonts> {
        let mut database = Database::new();
        database.load_system_fonts();
        let known = |families: &[&str]| first(&database, families);
        let chinese = for_chinese.then(|| known(CHINESE).or_else(|| any_chinese(&database)));
        let chinese = chinese.flatten();
        let family = chinese.clone().or_else(|| known(LATIN)).or_else(|| {
            database
                .faces()
                .find_map(|face| Some(face.families.first()?.0.clone()))
        })?;
        // What stands at the end of every list of families.
        database.set_sans_serif_family(family.clone());
        Some(Fonts {
            database: Arc::new(database),
            family,
            has_chinese: chinese.is_some(),
        })
    }
}

/// The first of the families that is there.
fn first(database: &Database, families: &[&str]) -> Option<String> {
    let is_there = |name: &&&str| {
        let query = Query {
            families: &[Family::Name(name)],
            ..Query::default()
        };
        database.query(&query).is_some()
    };
    families
        .iter()
        .find(is_there)
        .map(|name| (*name).to_owned())
}

/// Any family that has a common Chinese sign, for systems with fonts nobody knows.
fn any_chinese(database: &Database) -> Option<String> {
    let has_sign = |id: ID| {
        database
            .with_face_data(id, |data, index| {
                let face = FontRef::from_index(data, index).ok()?;
                face.charmap().map('划')
            })
            .flatten()
            .is_some()
    };
    let face = database.faces().find(|face| has_sign(face.id))?;
    Some(face.families.first()?.0.clone())
}
