//! The formats of a timeline: those of every report, and those that only dates can be written in.

use super::ReportFormat;

/// A format that timelines can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimelineFormat {
    /// A format of every report.
    Report(ReportFormat),
    /// The XML of Microsoft Project.
    Mspdi,
}

impl Default for TimelineFormat {
    fn default() -> TimelineFormat {
        TimelineFormat::Report(ReportFormat::default())
    }
}

impl TimelineFormat {
    /// All formats, in the order help texts list them.
    pub const ALL: [TimelineFormat; 5] = [
        TimelineFormat::Report(ReportFormat::Table),
        TimelineFormat::Report(ReportFormat::Csv),
        TimelineFormat::Report(ReportFormat::Json),
        TimelineFormat::Report(ReportFormat::Markdown),
        TimelineFormat::Mspdi,
    ];

    /// The name of the format on the command line.
    pub fn name(self) -> &'static str {
        match self {
            TimelineFormat::Report(format) => format.name(),
            TimelineFormat::Mspdi => "mspdi",
        }
    }

    /// The format that the name of a file stands for, when only one ends like this.
    pub fn of_extension(extension: &str) -> Option<TimelineFormat> {
        match extension.to_ascii_lowercase().as_str() {
            "xml" => Some(TimelineFormat::Mspdi),
            _ => None,
        }
    }
}
