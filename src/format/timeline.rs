//! The formats of a timeline: those of every report, and those that only dates can be written in.

use super::ReportFormat;

/// A format that timelines can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimelineFormat {
    /// A format of every report.
    Report(ReportFormat),
    /// A chart as a drawing.
    Svg,
    /// A chart as a picture.
    Png,
    /// The source of a chart that Mermaid draws.
    Mermaid,
    /// Milestones and deadlines for calendar programs.
    Ics,
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
    pub const ALL: [TimelineFormat; 9] = [
        TimelineFormat::Report(ReportFormat::Table),
        TimelineFormat::Report(ReportFormat::Csv),
        TimelineFormat::Report(ReportFormat::Json),
        TimelineFormat::Report(ReportFormat::Markdown),
        TimelineFormat::Svg,
        TimelineFormat::Png,
        TimelineFormat::Mermaid,
        TimelineFormat::Ics,
        TimelineFormat::Mspdi,
    ];

    /// The name of the format on the command line.
    pub fn name(self) -> &'static str {
        match self {
            TimelineFormat::Report(format) => format.name(),
            TimelineFormat::Svg => "svg",
            TimelineFormat::Png => "png",
            TimelineFormat::Mermaid => "mermaid",
            TimelineFormat::Ics => "ics",
            TimelineFormat::Mspdi => "mspdi",
        }
    }

    /// The format that the name of a file stands for, when only charts end like this.
    pub fn of_extension(extension: &str) -> Option<TimelineFormat> {
        match extension.to_ascii_lowercase().as_str() {
            "svg" => Some(TimelineFormat::Svg),
            "png" => Some(TimelineFormat::Png),
            "mmd" | "mermaid" => Some(TimelineFormat::Mermaid),
            "ics" => Some(TimelineFormat::Ics),
            "xml" => Some(TimelineFormat::Mspdi),
            _ => None,
        }
    }
}
