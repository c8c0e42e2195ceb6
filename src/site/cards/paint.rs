//! From a drawing to a small PNG. Pictures are cached by what they are made of, so that only a change costs time.

use super::super::{Error, Options};
use super::font::Fonts;
use super::{HEIGHT, WIDTH};
use resvg::{tiny_skia, usvg};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// No picture takes so long: what is written aside and older than this was broken off.
const BROKEN_OFF: Duration = Duration::from_secs(3600);

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
        // one. Two runs that paint the same picture each have their own.
        let aside = path.with_extension(format!("{}.part", std::process::id()));
        std::fs::write(&aside, &png).and_then(|()| std::fs::rename(&aside, &path)).map_err(|e| Error::io(&path, e))?;
        Ok(png)
    }

    /// Deletes pictures that nothing asked for.
    pub fn finish(self) -> Result<(), Error> {
        forget(&self.folder, &self.used)
    }

    fn paint(&self, svg: &str) -> Result<Vec<u8>, Error> {
        let failed = |e: String| Error::Other(format!("a card cannot be painted: {e}"));
        let options = usvg::Options {
            fontdb: self.fonts.database.clone(),
            font_resolver: Fonts::resolver(),
            ..Default::default()
        };
        let tree = usvg::Tree::from_str(svg, &options).map_err(|e| failed(e.to_string()))?;
        let mut canvas =
            tiny_skia::Pixmap::new(WIDTH, HEIGHT).ok_or_else(|| failed("there is no memory for it".into()))?;
        resvg::render(&tree, tiny_skia::Transform::identity(), &mut canvas.as_mut());
        encode(&canvas).map_err(|e| failed(e.to_string()))
    }
}

/// Removes what is not used, but for what another run is about to give its name.
fn forget(folder: &Path, used: &BTreeSet<String>) -> Result<(), Error> {
    let entries = std::fs::read_dir(folder).map_err(|e| Error::io(folder, e))?;
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        let is_used = path.file_name().is_some_and(|name| used.contains(&*name.to_string_lossy()));
        if is_used || is_being_written(&path) {
            continue;
        }
        match std::fs::remove_file(&path) {
            // Another run was faster.
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(Error::io(&path, error)),
            _ => {}
        }
    }
    Ok(())
}

fn is_being_written(path: &Path) -> bool {
    let age = || path.metadata().ok()?.modified().ok()?.elapsed().ok();
    // What has just gone, or is of the future by another clock, is none of ours either.
    path.extension().is_some_and(|end| end == "part") && age().is_none_or(|age| age < BROKEN_OFF)
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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::fs::{self, File};
    use std::time::SystemTime;

    #[test]
    fn what_another_run_writes_stays() {
        let folder = std::env::temp_dir().join(format!("shoreline-cards-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        for name in ["used.png", "unused.png", "fresh.1.part", "old.2.part"] {
            fs::write(folder.join(name), name).unwrap();
        }
        let old = File::options().write(true).open(folder.join("old.2.part")).unwrap();
        old.set_modified(SystemTime::now() - 2 * BROKEN_OFF).unwrap();
        forget(&folder, &BTreeSet::from(["used.png".to_owned()])).unwrap();
        let mut left: Vec<_> =
            fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        left.sort();
        assert_eq!(left, ["fresh.1.part", "used.png"]);
        fs::remove_dir_all(folder).unwrap();
    }
}
