//! Years as people list them.

/// Ascending years with runs drawn together: `2027`, `2029–2031`.
pub fn year_runs(years: impl IntoIterator<Item = i16>) -> Vec<String> {
    let mut runs: Vec<(i16, i16)> = Vec::new();
    for year in years {
        match runs.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(year) => *last = year,
            _ => runs.push((year, year)),
        }
    }
    runs.into_iter()
        .map(|(first, last)| match first == last {
            true => first.to_string(),
            false => format!("{first}–{last}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_drawn_together() {
        assert_eq!(year_runs([2027]), ["2027"]);
        assert_eq!(
            year_runs([2004, 2005, 2006, 2008, 2010, 2011]),
            ["2004–2006", "2008", "2010–2011"]
        );
        assert!(year_runs([]).is_empty());
    }
}
