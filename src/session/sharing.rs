//! The ways to share a result, and what is said about how it went.

/// A way to share a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The link to the clipboard.
    Copy,
    /// The system's share sheet.
    Native,
    /// A new e-mail.
    Mail,
    /// LinkedIn.
    LinkedIn,
    /// WhatsApp.
    WhatsApp,
    /// X.
    X,
    /// The result as text to the clipboard.
    Text,
    /// A QR code of the link, on the screen.
    Qr,
    /// A picture to download.
    Picture,
    /// Paper, or a PDF.
    Print,
    /// The link of the whole team to the clipboard.
    Team,
}

impl Way {
    const ALL: [Way; 11] = [
        Way::Copy,
        Way::Native,
        Way::Mail,
        Way::LinkedIn,
        Way::WhatsApp,
        Way::X,
        Way::Text,
        Way::Qr,
        Way::Picture,
        Way::Print,
        Way::Team,
    ];

    /// The public name, as in the event.
    pub fn id(self) -> &'static str {
        match self {
            Way::Copy => "copy",
            Way::Native => "native",
            Way::Mail => "mail",
            Way::LinkedIn => "linkedin",
            Way::WhatsApp => "whatsapp",
            Way::X => "x",
            Way::Text => "text",
            Way::Qr => "qr",
            Way::Picture => "picture",
            Way::Print => "print",
            Way::Team => "team",
        }
    }

    /// The way with this name.
    pub fn by_id(id: &str) -> Option<Way> {
        Way::ALL.into_iter().find(|way| way.id() == id)
    }
}

/// How the last try to share or to compare went; gone with the next step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feedback {
    /// It is done.
    Done(Way),
    /// The browser did not allow it, or a file could not be loaded.
    Refused(Way),
    /// What a pasted text held.
    Joined {
        /// People added.
        people: usize,
        /// People who were there already: an e-mail quotes a link, or it is pasted twice.
        again: usize,
        /// Lines that could not be read completely.
        left_out: usize,
    },
    /// The code that reads links could not be loaded.
    Unread,
    /// No more fit.
    TeamFull,
}
