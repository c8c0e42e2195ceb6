//! The compact form for the browser, in three files: what the decide view needs, and one for each further view, fetched
//! when somebody opens it.
//!
//! ```text
//! "SHPK"  4 bytes
//! format  1 byte, counts up with every change of the types
//! part    1 byte: 0 pack, 1 comparison, 2 knowledge check
//! sum     4 bytes, little endian: FNV-1a over the body
//! body    `Pack`, `Comparison` or `Knowledge` as `wire` writes it
//! ```

use super::wire::{Reader, Wire};
use super::{Pack, Source};
use std::sync::OnceLock;

const MAGIC: &[u8; 4] = b"SHPK";
/// A test pins it to the types and the words, which are both stored by position.
const FORMAT: u8 = 9;

/// Why bytes are not a pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// They do not begin like a pack: another file, such as a host's error page.
    NotAPack,
    /// A pack of another format than this program's.
    OtherFormat,
    /// The checksum or the structure is wrong, or the part belongs to another pack.
    Broken,
}

/// A part that is loaded later than the pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The comparison.
    Comparison,
    /// The knowledge check.
    Knowledge,
}

/// FNV-1a with 32 bits: enough to detect damage; it is not a signature.
pub(crate) fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |sum, &b| (sum ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

/// The body of a file of that part.
fn open(bytes: &[u8], part: u8) -> Result<&[u8], Damage> {
    let rest = bytes.strip_prefix(MAGIC).ok_or(Damage::NotAPack)?;
    let ([format, found, sum @ ..], body) = rest.split_first_chunk::<6>().ok_or(Damage::Broken)?;
    if *format != FORMAT {
        return Err(Damage::OtherFormat);
    }
    let whole = *found == part && u32::from_le_bytes(*sum) == checksum(body);
    whole.then_some(body).ok_or(Damage::Broken)
}

fn read<T: Wire>(bytes: &[u8], part: u8) -> Result<T, Damage> {
    let mut reader = Reader::new(open(bytes, part)?);
    let value = T::read(&mut reader);
    whole(value, reader.finish())
}

/// What is damaged is never freed: few ever read such bytes, and the code that drops a pack would go to everybody.
fn whole<T>(value: T, is_whole: bool) -> Result<T, Damage> {
    if is_whole {
        return Ok(value);
    }
    std::mem::forget(value);
    Err(Damage::Broken)
}

/// Reads the pack itself.
///
/// # Errors
/// What is wrong with the bytes. Whatever they are, this never panics.
pub fn from_bytes(bytes: &[u8]) -> Result<Pack, Damage> {
    let pack: Pack = read(bytes, 0)?;
    // A pack may come from another site: anything that could run code or divide by an empty list is checked again.
    let usable = !pack.outcomes.is_empty() && !pack.questions.is_empty() && pack.sources.iter().all(Source::is_safe);
    whole(pack, usable)
}

impl Pack {
    /// The file of a part, relative to the pack's own; none if the pack has no such part.
    pub fn part_file(&self, part: Part) -> Option<&str> {
        self.parts.get(part as usize).map(String::as_str).filter(|file| !file.is_empty())
    }

    /// Whether the part is there.
    pub fn has(&self, part: Part) -> bool {
        match part {
            Part::Comparison => self.comparison.get().is_some(),
            Part::Knowledge => self.knowledge.get().is_some(),
        }
    }

    /// Adds a further part. One that is there already stays, whatever the bytes are.
    ///
    /// # Errors
    /// What is wrong with the bytes. Whatever they are, this never panics.
    pub fn add(&self, part: Part, bytes: &[u8]) -> Result<(), Damage> {
        if self.has(part) {
            return Ok(());
        }
        match part {
            Part::Comparison => self.add_comparison(bytes),
            Part::Knowledge => self.add_knowledge(bytes),
        }
    }

    #[inline(never)]
    fn add_comparison(&self, bytes: &[u8]) -> Result<(), Damage> {
        let comparison: super::Comparison = read(bytes, 1)?;
        let fits = comparison.fits(self);
        put(&self.comparison, whole(comparison, fits)?)
    }

    #[inline(never)]
    fn add_knowledge(&self, bytes: &[u8]) -> Result<(), Damage> {
        let knowledge: super::Knowledge = read(bytes, 2)?;
        let fits = knowledge.fits(self);
        put(&self.knowledge, whole(knowledge, fits)?)
    }
}

fn put<T>(place: &OnceLock<T>, part: T) -> Result<(), Damage> {
    place.set(part).map_err(|part| {
        std::mem::forget(part);
        Damage::Broken
    })
}

#[cfg(not(target_arch = "wasm32"))]
fn write<T: Wire>(value: &T, part: u8) -> Vec<u8> {
    let mut writer = super::wire::Writer::default();
    value.write(&mut writer);
    let body = writer.finish();
    [MAGIC, &[FORMAT, part][..], &checksum(&body).to_le_bytes(), &body].concat()
}

/// Writes the pack itself.
#[cfg(not(target_arch = "wasm32"))]
pub fn to_bytes(pack: &Pack) -> Vec<u8> {
    write(pack, 0)
}

/// Writes a further part of the pack, if it is there.
#[cfg(not(target_arch = "wasm32"))]
pub fn part_to_bytes(pack: &Pack, part: Part) -> Option<Vec<u8>> {
    match part {
        Part::Comparison => Some(write(pack.comparison()?, 1)),
        Part::Knowledge => Some(write(pack.knowledge()?, 2)),
    }
}
