//! PDF to grey: where a page is one scan, its embedded image as it is; else the page rendered at 200 dpi.

use super::pixels::{luma, over_white};
use super::{DecodeError, DecodedPage, Limits, Sink, check_size, jpeg, sensible_dpi};
use hayro::hayro_interpret::font::GlyphRun;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageData, ImageDrawProps, InterpreterSettings, Paint, SoftMask, interpret_page,
};
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{DecryptionError, Filter, LoadPdfError, Pdf};
use hayro::kurbo::{Affine, BezPath, Rect};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::{Pixmap, RasterizerSettings, RenderContext, Resources, TargetInit};
use hayro::{RenderCache, RenderSettings, render_into};
use image::GrayImage;

/// Resolution of pages with text or vectors (contract.md).
const RENDER_DPI: f32 = 200.0;
/// A lone image is the page's scan when it covers at least this share of the page.
const SCAN_SHARE: f64 = 0.25;

/// Hands over every page of a PDF file.
pub(super) fn pages(bytes: &[u8], limits: &Limits, sink: &mut Sink<'_>) -> Result<(), DecodeError> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::UnsupportedAlgorithm) => DecodeError::Unsupported,
        LoadPdfError::Decryption(_) => DecodeError::Encrypted,
        LoadPdfError::Invalid => DecodeError::Corrupt,
    })?;
    let pages = pdf.pages();
    if pages.is_empty() {
        return Err(DecodeError::Corrupt);
    }
    if pages.len() > limits.pages as usize {
        return Err(DecodeError::TooManyPages);
    }
    for (index, page) in pages.iter().enumerate() {
        let cache = RenderCache::new();
        let look = look(page, None)?;
        let (image, dpi) = match look.scan(page) {
            Some(dpi) => (look_again(page, limits)?, sensible_dpi(dpi)),
            None => (rendered(page, &cache, limits)?, Some(RENDER_DPI)),
        };
        sink(DecodedPage { number: index as u32 + 1, image: image.into(), dpi })?;
    }
    Ok(())
}

/// What a page paints.
#[derive(Default)]
struct Look<'l> {
    /// Place of the first image on the page (pixels to points) and its size in pixels.
    first: Option<(Affine, u32, u32)>,
    images: usize,
    /// Visible text, lines, fills, masks.
    other: usize,
    /// Where given, the first image is decoded.
    limits: Option<&'l Limits>,
    decoded: Option<Result<GrayImage, DecodeError>>,
}

fn look<'l>(page: &Page<'_>, limits: Option<&'l Limits>) -> Result<Look<'l>, DecodeError> {
    let (width, height) = page.base_dimensions();
    if !(width.is_finite() && height.is_finite() && width > 0.0 && height > 0.0) {
        return Err(DecodeError::Corrupt);
    }
    let cache = hayro::hayro_interpret::InterpreterCache::new();
    let everywhere = Rect::new(-1e6, -1e6, 1e6, 1e6);
    let mut context = Context::new(Affine::IDENTITY, everywhere, &cache, page.xref(), InterpreterSettings::default());
    let mut look = Look { limits, ..Look::default() };
    interpret_page(page, &mut context, &mut look);
    Ok(look)
}

fn look_again(page: &Page<'_>, limits: &Limits) -> Result<GrayImage, DecodeError> {
    look(page, Some(limits))?.decoded.unwrap_or(Err(DecodeError::Corrupt))
}

impl Look<'_> {
    /// The resolution of the page's one scan, unless other things are to be seen.
    fn scan(&self, page: &Page<'_>) -> Option<f32> {
        let (place, width, height) = self.first?;
        if self.images != 1 || self.other > 0 {
            return None;
        }
        // Image rows go down and PDF's y goes up: a positive determinant would be a mirror image.
        let area = -place.determinant() * f64::from(width) * f64::from(height);
        let (page_width, page_height) = page.base_dimensions();
        if area < SCAN_SHARE * f64::from(page_width) * f64::from(page_height) {
            return None;
        }
        let [a, b, ..] = place.as_coeffs();
        Some((72.0 / a.hypot(b)) as f32)
    }
}

impl<'a> Device<'a> for Look<'_> {
    fn draw_path(&mut self, _: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        // Scanners paint the page white first: not a thing to be seen.
        let unseen = matches!(&props.paint, Paint::Color(colour) if white(colour.to_rgba().to_rgba8())) && self.images == 0;
        if !unseen && !matches!(mode, DrawMode::Invisible) {
            self.other += 1;
        }
    }
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, opacity: f32, mask: Option<SoftMask<'a>>, _: BlendMode) {
        if opacity < 1.0 || mask.is_some() {
            self.other += 1;
        }
    }
    fn draw_glyph_run(&mut self, _: &GlyphRun<'_, 'a>, _: DrawProps<'a>, mode: &DrawMode) {
        // The text layer behind a scan is invisible.
        if !matches!(mode, DrawMode::Invisible) {
            self.other += 1;
        }
    }
    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.images += 1;
        if self.images > 1 {
            return;
        }
        self.first = Some((props.transform, image.width(), image.height()));
        if let Some(limits) = self.limits {
            self.decoded = Some(native(&image, limits));
        }
    }
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

fn white([r, g, b, a]: [u8; 4]) -> bool {
    a == 0 || (r > 250 && g > 250 && b > 250)
}

/// The embedded image at its own size.
fn native(image: &Image<'_, '_>, limits: &Limits) -> Result<GrayImage, DecodeError> {
    check_size(image.width().into(), image.height().into(), limits)?;
    let mut grey = None;
    match image {
        Image::Raster(raster) => {
            if let Some(picture) = plain_jpeg(raster.stream(), limits) {
                return picture;
            }
            raster.with_rgba(
                |data, alpha| {
                    let alpha = alpha.filter(|alpha| alpha.width == data.width() && alpha.height == data.height());
                    let (width, height) = (data.width(), data.height());
                    let mut pixels = match data {
                        ImageData::Luma(luma) => luma.data,
                        ImageData::Rgb(rgb) => rgb.data.chunks_exact(3).map(|p| luma(p[0], p[1], p[2])).collect(),
                    };
                    if let Some(alpha) = alpha {
                        pixels.iter_mut().zip(&alpha.data).for_each(|(p, &a)| *p = over_white(*p, a));
                    }
                    grey = GrayImage::from_raw(width, height, pixels);
                },
                None,
            );
        }
        Image::Stencil(stencil) => stencil.with_stencil(
            |mask, paint| {
                let ink = match paint {
                    Paint::Color(colour) => {
                        let [r, g, b, _] = colour.to_rgba().to_rgba8();
                        luma(r, g, b)
                    }
                    Paint::Pattern(_) => 0,
                };
                let pixels = mask.data.iter().map(|&coverage| over_white(ink, coverage)).collect();
                grey = GrayImage::from_raw(mask.width, mask.height, pixels);
            },
            None,
        ),
    }
    grey.ok_or(DecodeError::Corrupt)
}

/// The stream's own JPEG, where nothing but a grey or RGB colour space stands between it and the page.
fn plain_jpeg(stream: &hayro::hayro_syntax::object::Stream<'_>, limits: &Limits) -> Option<Result<GrayImage, DecodeError>> {
    use hayro::hayro_syntax::object::{Name, Object};
    let dict = stream.dict();
    let plain = dict.get::<Name<'_>>(b"ColorSpace".as_slice()).is_some_and(|name| matches!(name.as_ref(), b"DeviceGray" | b"DeviceRGB"));
    let altered = [b"SMask".as_slice(), b"Mask", b"Decode", b"SMaskInData"].iter().any(|key| dict.get::<Object<'_>>(*key).is_some());
    if !plain || altered || stream.filters().as_slice() != [Filter::DctDecode] {
        return None;
    }
    // What our decoder refuses hayro may still read: it mends wrong headers.
    jpeg::picture(&stream.raw_data(), limits).ok().map(|picture| Ok(picture.image))
}

fn rendered<'a>(page: &'a Page<'a>, cache: &RenderCache<'a>, limits: &Limits) -> Result<GrayImage, DecodeError> {
    let scale = RENDER_DPI / 72.0;
    let (width, height) = page.render_dimensions();
    let side = |points: f32| (points * scale).round().max(1.0) as u64;
    check_size(side(width), side(height), limits)?;
    let (Ok(columns), Ok(rows)) = (u16::try_from(side(width)), u16::try_from(side(height))) else { return Err(DecodeError::TooManyPixels) };
    let mut context = RenderContext::new(columns, rows);
    let transform = Affine::scale(f64::from(scale)) * hayro::hayro_interpret::TransformExt::to_kurbo(&page.initial_transform(true));
    render_into(page, cache, &InterpreterSettings::default(), &RenderSettings::default(), &mut context, transform);
    context.flush();
    let mut pixmap = Pixmap::new(columns, rows);
    context.render_with(&mut pixmap, &mut Resources::default(), RasterizerSettings { target_init: TargetInit::Clear(WHITE), ..Default::default() });
    let pixels = pixmap.data().iter().map(|p| luma(p.r, p.g, p.b)).collect();
    GrayImage::from_raw(columns.into(), rows.into(), pixels).ok_or(DecodeError::Corrupt)
}
