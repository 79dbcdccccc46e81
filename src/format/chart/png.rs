//! Draws a chart as pixels.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

pub use resvg::usvg::fontdb;

/// The most pixels of a picture: 100 million take 400 MB of memory.
pub const MOST_PIXELS: u64 = 100_000_000;

/// Why there is no picture.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoPicture {
    /// The picture would be too big.
    #[error("a picture of {width} × {height} pixels is too big")]
    TooBig {
        /// Width in pixels.
        width: u64,
        /// Height in pixels.
        height: u64,
    },
    /// The chart can't be drawn.
    #[error("can't draw the chart: {0}")]
    Drawing(String),
}

/// Draws the SVG of a chart, enlarged by `zoom` percent, with these fonts.
///
/// # Errors
///
/// Fails when the picture has more than [`MOST_PIXELS`] or the text is no SVG.
pub fn draw(svg: &str, fonts: Arc<fontdb::Database>, zoom: u32) -> Result<Vec<u8>, NoPicture> {
    let options = Options {
        fontdb: fonts,
        ..Options::default()
    };
    let drawing = |error: &dyn std::fmt::Display| NoPicture::Drawing(error.to_string());
    let tree = Tree::from_str(svg, &options).map_err(|error| drawing(&error))?;
    let size = tree.size();
    // A part of a pixel at the edge would shine through, so it goes.
    let enlarged = |side: f32| side as u64 * u64::from(zoom) / 100;
    let (width, height) = (enlarged(size.width()), enlarged(size.height()));
    let too_big = NoPicture::TooBig { width, height };
    if width.saturating_mul(height) > MOST_PIXELS {
        return Err(too_big);
    }
    let side = |side: u64| u32::try_from(side.max(1)).ok();
    let sides = side(width).zip(side(height));
    let pixmap = sides.and_then(|(width, height)| Pixmap::new(width, height));
    let mut pixmap = pixmap.ok_or(too_big)?;
    let scale = zoom as f32 / 100.0;
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut pixmap.as_mut(),
    );
    pixmap.encode_png().map_err(|error| drawing(&error))
}
