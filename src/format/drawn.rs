//! The formats of views that draw: those of every report, pictures, and what one verb alone has.

use super::ReportFormat;

/// A format that views with drawings can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DrawnFormat {
    /// A format of every report.
    Report(ReportFormat),
    /// The drawings of the report, as a drawing that scales.
    Svg,
    /// The drawings of the report, as a picture.
    Png,
}

/// The formats of a verb that draws.
pub trait Formats: Copy + Default {
    /// The name of the format on the command line.
    fn name(self) -> &'static str;

    /// The format that the name of a file stands for, when only files of this format end like
    /// this.
    fn of_extension(extension: &str) -> Option<Self>;

    /// The format, if all drawn views have it.
    fn drawn(self) -> Option<DrawnFormat>;
}

impl Default for DrawnFormat {
    fn default() -> DrawnFormat {
        DrawnFormat::Report(ReportFormat::default())
    }
}

impl DrawnFormat {
    /// All formats, in the order help texts list them.
    pub const ALL: [DrawnFormat; 6] = [
        DrawnFormat::Report(ReportFormat::Table),
        DrawnFormat::Report(ReportFormat::Csv),
        DrawnFormat::Report(ReportFormat::Json),
        DrawnFormat::Report(ReportFormat::Markdown),
        DrawnFormat::Svg,
        DrawnFormat::Png,
    ];

    /// Whether the format is a drawing or a picture.
    pub fn is_picture(self) -> bool {
        !matches!(self, DrawnFormat::Report(_))
    }
}

impl Formats for DrawnFormat {
    fn name(self) -> &'static str {
        match self {
            DrawnFormat::Report(format) => format.name(),
            DrawnFormat::Svg => "svg",
            DrawnFormat::Png => "png",
        }
    }

    fn of_extension(extension: &str) -> Option<DrawnFormat> {
        match extension.to_ascii_lowercase().as_str() {
            "svg" => Some(DrawnFormat::Svg),
            "png" => Some(DrawnFormat::Png),
            _ => None,
        }
    }

    fn drawn(self) -> Option<DrawnFormat> {
        Some(self)
    }
}

/// A format that graphs can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GraphFormat {
    /// A format of every drawn view.
    Drawn(DrawnFormat),
    /// The source of a graph that Mermaid draws.
    Mermaid,
}

impl Default for GraphFormat {
    fn default() -> GraphFormat {
        GraphFormat::Drawn(DrawnFormat::default())
    }
}

impl GraphFormat {
    /// All formats, in the order help texts list them.
    pub const ALL: [GraphFormat; 7] = {
        let [table, csv, json, markdown, svg, png] = DrawnFormat::ALL;
        [
            GraphFormat::Drawn(table),
            GraphFormat::Drawn(csv),
            GraphFormat::Drawn(json),
            GraphFormat::Drawn(markdown),
            GraphFormat::Drawn(svg),
            GraphFormat::Drawn(png),
            GraphFormat::Mermaid,
        ]
    };
}

impl Formats for GraphFormat {
    fn name(self) -> &'static str {
        match self {
            GraphFormat::Drawn(format) => format.name(),
            GraphFormat::Mermaid => "mermaid",
        }
    }

    fn of_extension(extension: &str) -> Option<GraphFormat> {
        match extension.to_ascii_lowercase().as_str() {
            "mmd" | "mermaid" => Some(GraphFormat::Mermaid),
            other => DrawnFormat::of_extension(other).map(GraphFormat::Drawn),
        }
    }

    fn drawn(self) -> Option<DrawnFormat> {
        match self {
            GraphFormat::Drawn(format) => Some(format),
            GraphFormat::Mermaid => None,
        }
    }
}

/// A format that timelines can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimelineFormat {
    /// A format of every drawn view.
    Drawn(DrawnFormat),
    /// The source of a chart that Mermaid draws.
    Mermaid,
    /// Milestones and deadlines for calendar programs.
    Ics,
    /// The XML of Microsoft Project.
    Mspdi,
}

impl Default for TimelineFormat {
    fn default() -> TimelineFormat {
        TimelineFormat::Drawn(DrawnFormat::default())
    }
}

impl TimelineFormat {
    /// All formats, in the order help texts list them.
    pub const ALL: [TimelineFormat; 9] = {
        let [table, csv, json, markdown, svg, png] = DrawnFormat::ALL;
        [
            TimelineFormat::Drawn(table),
            TimelineFormat::Drawn(csv),
            TimelineFormat::Drawn(json),
            TimelineFormat::Drawn(markdown),
            TimelineFormat::Drawn(svg),
            TimelineFormat::Drawn(png),
            TimelineFormat::Mermaid,
            TimelineFormat::Ics,
            TimelineFormat::Mspdi,
        ]
    };
}

impl Formats for TimelineFormat {
    fn name(self) -> &'static str {
        match self {
            TimelineFormat::Drawn(format) => format.name(),
            TimelineFormat::Mermaid => "mermaid",
            TimelineFormat::Ics => "ics",
            TimelineFormat::Mspdi => "mspdi",
        }
    }

    fn of_extension(extension: &str) -> Option<TimelineFormat> {
        match extension.to_ascii_lowercase().as_str() {
            "mmd" | "mermaid" => Some(TimelineFormat::Mermaid),
            "ics" => Some(TimelineFormat::Ics),
            "xml" => Some(TimelineFormat::Mspdi),
            other => DrawnFormat::of_extension(other).map(TimelineFormat::Drawn),
        }
    }

    fn drawn(self) -> Option<DrawnFormat> {
        match self {
            TimelineFormat::Drawn(format) => Some(format),
            TimelineFormat::Mermaid | TimelineFormat::Ics | TimelineFormat::Mspdi => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_end_like_a_picture_are_one_for_every_verb() {
        for (extension, format) in [("SVG", DrawnFormat::Svg), ("png", DrawnFormat::Png)] {
            assert_eq!(DrawnFormat::of_extension(extension), Some(format));
            let graph = GraphFormat::of_extension(extension);
            assert_eq!(graph.and_then(GraphFormat::drawn), Some(format));
            let timeline = TimelineFormat::of_extension(extension);
            assert_eq!(timeline.and_then(TimelineFormat::drawn), Some(format));
        }
        // Other programs write these too.
        for extension in ["csv", "json", "md", "txt", ""] {
            assert_eq!(TimelineFormat::of_extension(extension), None);
        }
        assert_eq!(DrawnFormat::of_extension("mmd"), None);
        assert_eq!(GraphFormat::of_extension("mmd"), Some(GraphFormat::Mermaid));
    }
}
