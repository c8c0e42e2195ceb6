//! The fonts of the cards: those in `assets/fonts` and no others, so that a card looks the same wherever it is made.

use super::super::{Error, Options};
use resvg::usvg::FontResolver;
use resvg::usvg::fontdb::{Database, FaceInfo, ID};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The two weights that a card is set in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    /// For lines and labels.
    Medium,
    /// For the headline.
    Bold,
}

/// All fonts, for painting and for measuring.
pub(super) struct Fonts {
    pub database: Arc<Database>,
    /// The files' bytes, which are part of the cache key of a card's picture.
    pub bytes: Vec<Vec<u8>>,
}

impl Fonts {
    pub fn read(options: &Options) -> Result<Fonts, Error> {
        let folder = options.root.join("assets/fonts");
        let mut files: Vec<_> = std::fs::read_dir(&folder)
            .map_err(|e| Error::io(&folder, e))?
            .filter_map(|entry| entry.ok().map(|e| e.path()))
            .filter(|path| path.extension().is_some_and(|e| e == "ttf"))
            .collect();
        files.sort();
        let mut database = Database::new();
        let mut bytes = Vec::new();
        for file in files {
            let font = std::fs::read(&file).map_err(|e| Error::io(&file, e))?;
            database.load_font_data(font.clone());
            bytes.push(font);
        }
        Ok(Fonts { database: Arc::new(database), bytes })
    }

    /// Paints a character that a card's own font lacks in a font of the same weight, as it was measured.
    pub fn resolver() -> FontResolver<'static> {
        let fallback = |c: char, used: &[ID], fonts: &mut Arc<Database>| {
            let is_bold = |face: &FaceInfo| face.weight.0 >= 600;
            let wanted = fonts.face(*used.first()?).map(is_bold)?;
            let has =
                |data: &[u8], at| ttf_parser::Face::parse(data, at).is_ok_and(|face| face.glyph_index(c).is_some());
            let others = || {
                fonts
                    .faces()
                    .filter(|face| !used.contains(&face.id) && fonts.with_face_data(face.id, has) == Some(true))
            };
            others().find(|face| is_bold(face) == wanted).or_else(|| others().next()).map(|face| face.id)
        };
        FontResolver { select_fallback: Box::new(fallback), ..Default::default() }
    }

    /// The width of a text at a size of 1; an error names the characters that no font has.
    pub fn width(&self, text: &str, weight: Weight) -> Result<f64, String> {
        let faces: Vec<_> = self.bytes.iter().filter_map(|font| ttf_parser::Face::parse(font, 0).ok()).collect();
        let own = |face: &&ttf_parser::Face| (face.weight().to_number() >= 600) == (weight == Weight::Bold);
        let advance = |c: char| {
            let by_taste = faces.iter().filter(own).chain(faces.iter());
            let known = by_taste.filter_map(|face| {
                let advance = face.glyph_hor_advance(face.glyph_index(c)?)?;
                Some(f64::from(advance) / f64::from(face.units_per_em()))
            });
            known.into_iter().next()
        };
        let missing: BTreeSet<char> = text.chars().filter(|c| advance(*c).is_none()).collect();
        if !missing.is_empty() {
            let all = missing.iter().map(|c| format!("“{c}”")).collect::<Vec<_>>().join(", ");
            let fix = "put one that has it, under the Open Font License, into assets/fonts";
            return Err(format!("“{text}”: no font has {all}; {fix}"));
        }
        Ok(text.chars().filter_map(advance).sum())
    }

    /// The text in as few lines of at most `width` at a size of 1 as possible, all about equally long. A word that is
    /// wider has a line of its own.
    pub fn wrap(&self, text: &str, weight: Weight, width: f64) -> Result<Vec<String>, String> {
        let mut best = self.fill(text, weight, width)?;
        let mut narrower = width;
        loop {
            narrower *= 0.97;
            let lines = self.fill(text, weight, narrower)?;
            let mut fits = !lines.is_empty() && lines.len() == best.len();
            for line in &lines {
                fits &= self.width(line, weight)? <= narrower;
            }
            if !fits {
                return Ok(best);
            }
            best = lines;
        }
    }

    fn fill(&self, text: &str, weight: Weight, width: f64) -> Result<Vec<String>, String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            let longer = lines.last().map(|line| format!("{line} {word}"));
            match longer {
                Some(longer) if self.width(&longer, weight)? <= width => {
                    lines.pop();
                    lines.push(longer);
                }
                _ => lines.push(word.to_owned()),
            }
        }
        Ok(lines)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_character_that_is_missing_keeps_its_weight() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts");
        let mut fonts = Database::new();
        // Each twice: one that lacks the character, and one that has it.
        for file in ["inter-medium.ttf", "inter-display-bold.ttf"].repeat(2) {
            fonts.load_font_data(std::fs::read(folder.join(file)).unwrap());
        }
        let ids: Vec<ID> = fonts.faces().map(|face| face.id).collect();
        let mut fonts = Arc::new(fonts);
        let fallback = Fonts::resolver().select_fallback;
        for (first, second) in [(0, 2), (1, 3)] {
            assert_eq!(fallback('a', &[*ids.get(first).unwrap()], &mut fonts), ids.get(second).copied());
        }
        assert_eq!(fallback('ж', &[*ids.first().unwrap()], &mut fonts), None);
    }
}
