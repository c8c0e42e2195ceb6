//! The conditions under which a page is loaded.

use serde_json::{Value, json};

/// A network and a processor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Profile {
    /// As fast as this machine is.
    Full,
    /// A mid-range phone in a mid-range network.
    Slow,
}

impl Profile {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Slow, Self::Full];

    /// The name in files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Slow => "slow",
        }
    }

    /// The name for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Full => "No throttling",
            Self::Slow => "Slow 4G (1.6 Mbit/s, 150 ms) and 4 × slower processor",
        }
    }

    /// How often a round looks and answers the first question. Without throttling these times are so short that chance
    /// is a large part of them.
    pub fn tries(self) -> usize {
        match self {
            Self::Full => 3,
            Self::Slow => 1,
        }
    }

    /// The browser commands that set it up.
    pub fn commands(self) -> Vec<(&'static str, Value)> {
        match self {
            Self::Full => Vec::new(),
            Self::Slow => vec![
                (
                    "Network.emulateNetworkConditions",
                    // Throughput in bytes per second; upload as in Chrome's own slow 4G.
                    json!({ "offline": false, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750 }),
                ),
                ("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })),
            ],
        }
    }
}
