pub const CASES: &[(&str, super::Run)] = &[];
