//! What tasks use, and the resources of the plan made of it.

use rust_decimal::Decimal;

use crate::import::draft::DraftResource;

use super::headings::Column;
use super::rows::{Row, Table};
use super::unreadable;

impl Table<'_> {
    /// What a task uses: `张三, 李四[50%]`.
    pub(super) fn uses(&mut self, row: &Row<'_>) -> Vec<(String, Decimal)> {
        let Some(text) = self.text(row.record, Column::Uses) else {
            return Vec::new();
        };
        let mut uses: Vec<(String, Decimal)> = Vec::new();
        for part in text.split([',', ';', '，', '；', '、', '\n']) {
            let (name, units) = match part
                .trim()
                .strip_suffix(']')
                .and_then(|part| part.split_once('['))
            {
                Some((name, units)) => (name.trim(), units_of(units)),
                None => (part.trim(), Some(Decimal::ONE)),
            };
            if name.is_empty() {
                continue;
            }
            let Some(units) = units else {
                if let Some((at, heading)) = self.columns.get(Column::Uses) {
                    unreadable(self.losses, row.number, at, heading, part);
                }
                continue;
            };
            let id = self.resource(name);
            if !uses.iter().any(|(known, _)| *known == id) {
                uses.push((id, units));
            }
        }
        uses
    }

    /// The id of a resource by its name.
    fn resource(&mut self, name: &str) -> String {
        if let Some(id) = self.known_resources.get(name) {
            return id.clone();
        }
        let id = self.ids.take(name).unwrap_or_else(|| self.ids.next("RES"));
        self.known_resources.insert(name.to_owned(), id.clone());
        self.resources.push(DraftResource {
            id: id.clone(),
            title: name.to_owned(),
            ..DraftResource::default()
        });
        id
    }
}

/// Reads `50%` and `2`.
fn units_of(text: &str) -> Option<Decimal> {
    let text = text.trim();
    let units = match text.strip_suffix(['%', '％']) {
        Some(percent) => percent.trim().parse::<Decimal>().ok()? / Decimal::ONE_HUNDRED,
        None => text.parse().ok()?,
    };
    (units >= Decimal::ZERO).then(|| units.normalize())
}
