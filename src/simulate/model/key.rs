//! What the random numbers of an item depend on: its id, so that they stay when others come and go.

use xxhash_rust::xxh3::xxh3_64;

use crate::plan::Item;

/// The key of an item of a kind; the place among its like counts where it has no id.
pub(super) fn key(kind: &str, name: Item<'_>, place: usize) -> u64 {
    let name = match name.id() {
        Some(id) => format!("{kind} {id}"),
        None => format!("{kind}#{place}"),
    };
    xxh3_64(name.as_bytes())
}
