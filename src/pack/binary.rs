//! The compact form that travels to the browser.
//!
//! ```text
//! "SHPK"  4 bytes
//! format  1 byte, counts up with every change of `Pack`
//! sum     4 bytes, little endian: FNV-1a over the body
//! body    postcard of `Pack`
//! ```

use super::{Pack, is_safe_url};

const MAGIC: &[u8; 4] = b"SHPK";
const FORMAT: u8 = 1;

/// Why bytes are no pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// They do not begin like a pack: another file, such as a host's error page.
    NotAPack,
    /// A pack of another format than this program's.
    OtherFormat,
    /// The checksum or the structure is wrong.
    Broken,
}

/// FNV-1a with 32 bits: enough to tell damage from content; it is no signature.
pub(crate) fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |sum, &b| (sum ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

/// Reads the binary form.
///
/// # Errors
/// What is wrong with the bytes. Whatever they are, this never panics.
pub fn from_bytes(bytes: &[u8]) -> Result<Pack, Damage> {
    let rest = bytes.strip_prefix(MAGIC).ok_or(Damage::NotAPack)?;
    let (&format, rest) = rest.split_first().ok_or(Damage::Broken)?;
    if format != FORMAT {
        return Err(Damage::OtherFormat);
    }
    let (sum, body) = rest.split_first_chunk::<4>().ok_or(Damage::Broken)?;
    if u32::from_le_bytes(*sum) != checksum(body) {
        return Err(Damage::Broken);
    }
    let pack: Pack = postcard::from_bytes(body).map_err(|_| Damage::Broken)?;
    // A pack may come from another site: what could run code or divide an empty list is checked again.
    let usable = !pack.outcomes.is_empty()
        && !pack.questions.is_empty()
        && pack.sources.iter().all(|s| s.url.is_empty() || is_safe_url(&s.url));
    usable.then_some(pack).ok_or(Damage::Broken)
}

/// Writes the binary form.
///
/// # Errors
/// When postcard cannot serialise the pack, which would be a fault of its types.
#[cfg(not(target_arch = "wasm32"))]
pub fn to_bytes(pack: &Pack) -> Result<Vec<u8>, postcard::Error> {
    let body = postcard::to_allocvec(pack)?;
    let mut out = MAGIC.to_vec();
    out.push(FORMAT);
    out.extend(checksum(&body).to_le_bytes());
    out.extend(body);
    Ok(out)
}
