//! From a drawing to a small PNG. Pictures are cached by what they are made of, so that only a change costs time.

use super::super::{Error, Options};
use super::font::Fonts;
use super::{HEIGHT, WIDTH};
use resvg::{tiny_skia, usvg};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::PathBuf;

pub(super) struct Painter<'a> {
    fonts: &'a Fonts,
    folder: PathBuf,
    /// Everything except the drawing that a picture depends on: fonts, and the versions of what paints.
    ground: Sha256,
    used: BTreeSet<String>,
}

impl<'a> Painter<'a> {
    pub fn new(options: &Options, fonts: &'a Fonts) -> Result<Painter<'a>, Error> {
        let folder = options.cache.join("cards");
        std::fs::create_dir_all(&folder).map_err(|e| Error::io(&folder, e))?;
        let mut ground = Sha256::new();
        ground.update(super::super::embed_js::read(options, "Cargo.lock")?);
        ground.update(include_str!("paint.rs"));
        fonts.bytes.iter().for_each(|font| ground.update(font));
        Ok(Painter { fonts, folder, ground, used: BTreeSet::new() })
    }

    /// The picture of a drawing.
    pub fn png(&mut self, svg: &str) -> Result<Vec<u8>, Error> {
        let digest = self.ground.clone().chain_update(svg).finalize();
        let name: String = digest.iter().take(12).map(|b| format!("{b:02x}")).collect::<String>() + ".png";
        let path = self.folder.join(&name);
        self.used.insert(name);
        if let Ok(kept) = std::fs::read(&path) {
            return Ok(kept);
        }
        let png = self.paint(svg)?;
        // Written to another file first: a build that is interrupted leaves no half picture under the name of a whole
        // one.
        let aside = path.with_extension("part");
        std::fs::write(&aside, &png).and_then(|()| std::fs::rename(&aside, &path)).map_err(|e| Error::io(&path, e))?;
        Ok(png)
    }

    /// Deletes pictures that nothing asked for.
    pub fn finish(self) -> Result<(), Error> {
        let entries = std::fs::read_dir(&self.folder).map_err(|e| Error::io(&self.folder, e))?;
        for entry in entries.filter_map(Result::ok) {
            if !self.used.contains(&*entry.file_name().to_string_lossy()) {
                match std::fs::remove_file(entry.path()) {
                    // Another run was faster.
                    Err(error) if error.kind() != ErrorKind::NotFound => return Err(Error::io(&entry.path(), error)),
                    _ => {}
                }
            }
        }
        Ok(())
    }

    fn paint(&self, svg: &str) -> Result<Vec<u8>, Error> {
        let failed = |e: String| Error::Other(format!("a card cannot be painted: {e}"));
        let options = usvg::Options { fontdb: self.fonts.database.clone(), ..Default::default() };
        let tree = usvg::Tree::from_str(svg, &options).map_err(|e| failed(e.to_string()))?;
        let mut canvas =
            tiny_skia::Pixmap::new(WIDTH, HEIGHT).ok_or_else(|| failed("there is no memory for it".into()))?;
        resvg::render(&tree, tiny_skia::Transform::identity(), &mut canvas.as_mut());
        encode(&canvas).map_err(|e| failed(e.to_string()))
    }
}

/// A card is opaque, so its pixels need no alpha.
fn encode(canvas: &tiny_skia::Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let pixels: Vec<u8> = canvas.pixels().iter().flat_map(|p| [p.red(), p.green(), p.blue()]).collect();
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, WIDTH, HEIGHT);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::High);
    encoder.write_header()?.write_image_data(&pixels)?;
    Ok(out)
}
