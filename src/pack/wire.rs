//! The binary form of the content's types: numbers in one sequence, texts in another, both in the order of the fields.
//!
//! Our own code, because it goes to every browser: serde's derive writes a visitor of a kilobyte for each type, this a
//! call for each field (docs/adr/0011-bytes.md). Reading never fails half-way: what is missing is empty, and `finish`
//! reports it.

use super::text::from_utf8;

/// What can be written and read.
pub(super) trait Wire: Sized {
    /// Takes the next value.
    fn read(from: &mut Reader) -> Self;

    /// Appends the value.
    #[cfg(not(target_arch = "wasm32"))]
    fn write(&self, to: &mut Writer);
}

/// Bytes to be read as values.
pub(super) struct Reader<'a> {
    numbers: &'a [u8],
    texts: &'a [u8],
    whole: bool,
}

impl<'a> Reader<'a> {
    /// A reader of what [`Writer::finish`] made.
    pub fn new(bytes: &'a [u8]) -> Self {
        let mut reader = Reader { numbers: bytes, texts: &[], whole: true };
        let length = reader.number() as usize;
        match reader.numbers.split_at_checked(length) {
            Some((numbers, texts)) => Reader { numbers, texts, whole: reader.whole },
            None => Reader { numbers: &[], texts: &[], whole: false },
        }
    }

    /// Whether everything was there, made sense, and was read to the end.
    pub fn finish(self) -> bool {
        self.whole && self.numbers.is_empty() && self.texts.is_empty()
    }

    #[inline(never)]
    fn byte(&mut self) -> u8 {
        if let Some((first, rest)) = self.numbers.split_first() {
            self.numbers = rest;
            return *first;
        }
        self.whole = false;
        0
    }

    /// Seven bits per byte, the lowest first; the highest bit says that more follow.
    #[inline(never)]
    fn number(&mut self) -> u32 {
        let mut number = 0;
        for place in 0..4 {
            let byte = self.byte();
            number |= u32::from(byte & 0x7f) << (place * 7);
            if byte < 0x80 {
                return number;
            }
        }
        self.whole = false;
        0
    }

    #[inline(never)]
    fn text(&mut self) -> String {
        let length = self.number() as usize;
        let Some((bytes, rest)) = self.texts.split_at_checked(length) else {
            self.whole = false;
            return String::new();
        };
        self.texts = rest;
        let text = from_utf8(bytes);
        // What is no UTF-8 makes other bytes.
        self.whole &= text.as_bytes() == bytes;
        text
    }

    /// The one of `all` whose position comes next.
    pub fn one_of<T: Copy>(&mut self, all: &[T], otherwise: T) -> T {
        let found = all.get(usize::from(self.byte())).copied();
        self.whole &= found.is_some();
        found.unwrap_or(otherwise)
    }
}

/// Values to be written as bytes.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Default)]
pub(super) struct Writer {
    numbers: Vec<u8>,
    texts: String,
}

#[cfg(not(target_arch = "wasm32"))]
impl Writer {
    /// The length of the numbers, the numbers, the texts.
    pub fn finish(self) -> Vec<u8> {
        let mut all = Writer::default();
        all.number(self.numbers.len());
        [all.numbers, self.numbers, self.texts.into_bytes()].concat()
    }

    pub fn byte(&mut self, byte: u8) {
        self.numbers.push(byte);
    }

    fn number(&mut self, mut number: usize) {
        while number >= 0x80 {
            self.byte(number as u8 | 0x80);
            number >>= 7;
        }
        self.byte(number as u8);
    }
}

impl Wire for u8 {
    fn read(from: &mut Reader) -> Self {
        from.byte()
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn write(&self, to: &mut Writer) {
        to.byte(*self);
    }
}

impl Wire for i8 {
    fn read(from: &mut Reader) -> Self {
        from.byte() as i8
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn write(&self, to: &mut Writer) {
        to.byte(*self as u8);
    }
}

impl Wire for bool {
    fn read(from: &mut Reader) -> Self {
        from.byte() != 0
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn write(&self, to: &mut Writer) {
        to.byte(u8::from(*self));
    }
}

/// The check allows only ASCII codes.
impl Wire for char {
    fn read(from: &mut Reader) -> Self {
        char::from(from.byte() & 0x7f)
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn write(&self, to: &mut Writer) {
        to.byte(u8::try_from(*self).unwrap_or(b'?'));
    }
}

/// The check allows only small numbers above zero.
impl Wire for i32 {
    fn read(from: &mut Reader) -> Self {
        from.number() as i32
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn write(&self, to: &mut Writer) {
        to.number(usize::try_from(*self).unwrap_or(0));
    }
}

impl Wire for String {
    fn read(from: &mut Reader) -> Self {
        from.text()
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn write(&self, to: &mut Writer) {
        to.number(self.len());
        to.texts.push_str(self);
    }
}

impl<T: Wire> Wire for Vec<T> {
    #[inline(never)]
    fn read(from: &mut Reader) -> Self {
        let mut left = from.number();
        let mut list = Vec::new();
        // Every value takes at least a byte: a wrong length ends where the bytes do.
        while left > 0 && from.whole {
            list.push(T::read(from));
            left -= 1;
        }
        list
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn write(&self, to: &mut Writer) {
        to.number(self.len());
        self.iter().for_each(|value| value.write(to));
    }
}

impl<T: Wire> Wire for [T; 2] {
    fn read(from: &mut Reader) -> Self {
        [T::read(from), T::read(from)]
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn write(&self, to: &mut Writer) {
        self.iter().for_each(|value| value.write(to));
    }
}

impl<T: Wire> Wire for Option<T> {
    fn read(from: &mut Reader) -> Self {
        bool::read(from).then(|| T::read(from))
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn write(&self, to: &mut Writer) {
        self.is_some().write(to);
        self.iter().for_each(|value| value.write(to));
    }
}

/// Structs field by field, in this order; those after `without` are left out and read as their default.
macro_rules! wire {
    ($($name:ident { $($field:ident),* $(,)? } $(without $($out:ident),*)? ;)*) => {$(
        impl $crate::pack::wire::Wire for $name {
            fn read(from: &mut $crate::pack::wire::Reader) -> Self {
                $name {
                    $($field: $crate::pack::wire::Wire::read(from),)*
                    $($($out: Default::default(),)*)?
                }
            }

            #[cfg(not(target_arch = "wasm32"))]
            fn write(&self, to: &mut $crate::pack::wire::Writer) {
                $($crate::pack::wire::Wire::write(&self.$field, to);)*
            }
        }
    )*};
}

/// Enums without data, by position.
macro_rules! wire_choice {
    ($($name:ident { $first:ident $(, $more:ident)* };)*) => {$(
        impl $crate::pack::wire::Wire for $name {
            fn read(from: &mut $crate::pack::wire::Reader) -> Self {
                from.one_of(&[$name::$first $(, $name::$more)*], $name::$first)
            }

            #[cfg(not(target_arch = "wasm32"))]
            fn write(&self, to: &mut $crate::pack::wire::Writer) {
                to.byte(*self as u8);
            }
        }
    )*};
}

pub(super) use {wire, wire_choice};

#[cfg(test)]
mod tests {
    use super::{Reader, Wire, Writer};

    fn through<T: Wire>(value: &T) -> (T, bool) {
        let mut writer = Writer::default();
        value.write(&mut writer);
        let bytes = writer.finish();
        let mut reader = Reader::new(&bytes);
        (T::read(&mut reader), reader.finish())
    }

    #[test]
    fn values_come_back() {
        for text in ["", "a", "ü€𝄞", &"long ".repeat(4000)] {
            assert_eq!(through(&text.to_owned()), (text.to_owned(), true));
        }
        for number in [0, 1, 127, 128, 300, 16_383, 16_384, 1_000_000] {
            assert_eq!(through(&number), (number, true));
        }
        assert_eq!(through(&vec![-4i8, 0, 4]), (vec![-4, 0, 4], true));
        assert_eq!(through(&vec![Some('k'), None]), (vec![Some('k'), None], true));
        assert_eq!(through(&[true, false]), ([true, false], true));
    }

    /// If one of these bytes changes, packs are of another format: see `binary.rs`.
    #[test]
    fn bytes_stay_as_they_are() {
        let mut writer = Writer::default();
        300_i32.write(&mut writer);
        (-1_i8).write(&mut writer);
        [true, false].write(&mut writer);
        vec![Some('k'), None].write(&mut writer);
        "ü".to_owned().write(&mut writer);
        assert_eq!(writer.finish(), [10, 0xac, 2, 0xff, 1, 0, 2, 1, b'k', 0, 2, 0xc3, 0xbc]);
    }

    #[test]
    fn what_does_not_fit_is_told() {
        let whole = |bytes: &[u8]| {
            let mut reader = Reader::new(bytes);
            let _ = Vec::<String>::read(&mut reader);
            reader.finish()
        };
        assert!(whole(&[2, 1, 1, b'x']), "one text");
        assert!(!whole(&[]), "nothing");
        assert!(!whole(&[9, 1, 1, b'x']), "fewer numbers than said");
        assert!(!whole(&[2, 1, 2, b'x']), "fewer texts than said");
        assert!(!whole(&[2, 1, 1, b'x', b'y']), "a text too much");
        assert!(!whole(&[3, 1, 1, 0, b'x']), "a number too much");
        assert!(!whole(&[2, 1, 1, 0xff]), "no text at all");
        assert!(!whole(&[2, 1, 1, 0xc3, 0xbc]), "half a character");
        assert!(!whole(&[2, 1, 2, 0xc1, 0xa1]), "a character in more bytes than it needs");
        assert!(!whole(&[6, 0xff, 0xff, 0xff, 0xff, 0xff, 1]), "a number without end");
        assert!(!whole(&[4, 0xff, 0xff, 0xff, 0x7f]), "a list longer than the file");
    }
}
