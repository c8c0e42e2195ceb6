//! Names by content, compression, and the report of bytes.

use super::Error;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256, Sha384};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Bytes of one file: as it is, and as servers send it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Size {
    /// Uncompressed.
    pub raw: u64,
    /// gzip, level 9.
    pub gzip: u64,
    /// brotli, quality 11.
    pub brotli: u64,
}

/// What `sizes.json` holds, in bytes.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Sizes {
    /// `bytes`, for whoever reads the file.
    pub unit: String,
    /// What loads before anybody shows interest: the script with first screens and styles.
    pub before_intent: Size,
    /// What has loaded when a result of the decide view is shown.
    pub until_result: Size,
    /// What has loaded when every view was opened.
    pub all_views: Size,
    /// Every file, by its name within the folder.
    pub files: BTreeMap<String, Size>,
}

/// How many bytes of a file's digest stand in its name.
const HASH: usize = 5;

/// Whether a piece of a file's name, between dots, is the hash that [`Files::hashed`] gives.
pub fn is_hash(piece: &str) -> bool {
    piece.len() == 2 * HASH && piece.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Whether a file's name has a hash in it, and thus never another content.
pub fn is_hashed(name: &str) -> bool {
    name.split('.').any(is_hash)
}

/// The finished files, written under their final names.
pub(super) struct Files<'a> {
    folder: &'a Path,
    written: BTreeMap<String, Vec<u8>>,
}

impl<'a> Files<'a> {
    pub fn new(folder: &'a Path) -> Self {
        Files { folder, written: BTreeMap::new() }
    }

    /// Takes a file that another tool has put into the folder; it will get a new name.
    pub fn take(&self, name: &str) -> Result<Vec<u8>, Error> {
        let path = self.folder.join(name);
        let bytes = std::fs::read(&path).map_err(|e| Error::io(&path, e))?;
        std::fs::remove_file(&path).map_err(|e| Error::io(&path, e))?;
        Ok(bytes)
    }

    /// A file with a stable name.
    pub fn keep(&mut self, name: &str, bytes: impl Into<Vec<u8>>) {
        self.written.insert(name.to_owned(), bytes.into());
    }

    /// The bytes of a finished file.
    pub fn written(&self, name: &str) -> Option<&[u8]> {
        self.written.get(name).map(Vec::as_slice)
    }

    /// A file named by the hash of its content, for example `en.9f2c41d0a7.pack`.
    pub fn hashed(&mut self, stem: &str, ending: &str, bytes: impl Into<Vec<u8>>) -> String {
        let bytes = bytes.into();
        let digest = Sha256::digest(&bytes);
        let hash: String = digest.iter().take(HASH).map(|b| format!("{b:02x}")).collect();
        let name = format!("{stem}.{hash}.{ending}");
        self.written.insert(name.clone(), bytes);
        name
    }

    /// The files so far.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.written.keys().map(String::as_str)
    }

    /// The SHA-256 of some files, by their names without folders, as `fetch` wants it.
    pub fn digests(&self, wanted: impl Fn(&str) -> bool) -> serde_json::Map<String, serde_json::Value> {
        let short = |name: &str| name.rsplit('/').next().unwrap_or(name).to_owned();
        let all = self.written.iter().filter(|(name, _)| wanted(name));
        all.map(|(name, bytes)| (short(name), digest(bytes).into())).collect()
    }

    /// What `integrity.json` holds: each file with its digest, as an `integrity` attribute wants it.
    fn integrity(&self) -> String {
        let all: BTreeMap<_, _> = self.written.iter().map(|(name, bytes)| (name, integrity(bytes))).collect();
        format!("{:#}\n", json!(all))
    }

    /// Writes everything, compressed forms too.
    pub fn write(self) -> Result<(), Error> {
        self.written.iter().try_for_each(|(name, bytes)| write_compressed(&self.folder.join(name), bytes).map(drop))
    }

    /// Writes everything, compressed forms too, `integrity.json` and `sizes.json`.
    pub fn finish(mut self) -> Result<(), Error> {
        let mut sizes = Sizes { unit: "bytes".to_owned(), ..Sizes::default() };
        self.written.insert("integrity.json".to_owned(), self.integrity().into_bytes());
        for (name, bytes) in &self.written {
            let path = self.folder.join(name);
            let size = write_compressed(&path, bytes)?;
            if name == "embed.js" {
                sizes.before_intent.add(size);
            }
            // `en.<hash>.pack` is the pack itself; the names of its parts have one more component.
            let pieces = name.strip_prefix("packs/en.").map(|rest| rest.split('.').count());
            if name == "embed.js" || name.starts_with("shoreline.") || pieces == Some(2) {
                sizes.until_result.add(size);
                sizes.all_views.add(size);
            }
            let code = ["compare.", "check."].iter().any(|piece| name.starts_with(piece));
            if name.starts_with("views.") || code || pieces == Some(3) {
                sizes.all_views.add(size);
            }
            sizes.files.insert(name.clone(), size);
        }
        write(&self.folder.join("sizes.json"), format!("{:#}\n", json!(sizes)).as_bytes())
    }
}

/// The SHA-384, as an attribute `integrity` wants it.
pub(super) fn integrity(bytes: &[u8]) -> String {
    ["sha384-", &STANDARD.encode(Sha384::digest(bytes))].concat()
}

/// The SHA-256, as `fetch` wants it.
pub(super) fn digest(bytes: &[u8]) -> String {
    STANDARD.encode(Sha256::digest(bytes))
}

impl Size {
    /// Adds another file to the sum.
    pub fn add(&mut self, other: Size) {
        self.raw += other.raw;
        self.gzip += other.gzip;
        self.brotli += other.brotli;
    }
}

/// Writes a file with its compressed forms next to it; a picture is compressed already.
///
/// # Errors
/// When it cannot be written.
pub fn write_compressed(path: &Path, bytes: &[u8]) -> Result<Size, Error> {
    write(path, bytes)?;
    let raw = bytes.len() as u64;
    if path.extension().is_some_and(|ending| ending == "png") {
        return Ok(Size { raw, gzip: raw, brotli: raw });
    }
    let brotli = brotli(bytes).map_err(|e| Error::io(path, e))?;
    let gzip = gzip(bytes).map_err(|e| Error::io(path, e))?;
    write(&with_ending(path, "br"), &brotli)?;
    write(&with_ending(path, "gz"), &gzip)?;
    Ok(Size { raw, gzip: gzip.len() as u64, brotli: brotli.len() as u64 })
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent).map_err(|e| Error::io(parent, e))?;
    }
    std::fs::write(path, bytes).map_err(|e| Error::io(path, e))
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

fn brotli(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut out, &params)?;
    Ok(out)
}

fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use super::{Files, is_hashed};
    use std::path::Path;

    #[test]
    fn only_names_with_a_hash_of_ours_are_hashed() {
        let mut files = Files::new(Path::new(""));
        assert!(is_hashed(&files.hashed("packs/en.compare", "pack", "a")) && is_hashed("embed-page.0a1b2c3d4e.js.br"));
        for name in ["embed.js", "app.0a1b2c3d.js", "app.0a1b2c3d4e5f.js", "app-0a1b2c3d4e.js", "a.0a1b2c3d4g.js"] {
            assert!(!is_hashed(name), "{name}");
        }
    }
}
