//! Inputs of a command: a file or standard input, read whole and no further than the limit.

use std::fs::File;
use std::io::Read;
use std::str::FromStr;

use assay_article::Format;
use assay_text::Source;
use clap::ValueEnum;

use super::CommandError;

/// A limit on the size of an input in bytes, written `64M`, `500k` or plain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit(pub usize);

impl FromStr for Limit {
    type Err = String;

    fn from_str(written: &str) -> Result<Self, String> {
        let (digits, shift) = match written.as_bytes().last() {
            Some(b'k' | b'K') => (&written[..written.len() - 1], 10),
            Some(b'm' | b'M') => (&written[..written.len() - 1], 20),
            Some(b'g' | b'G') => (&written[..written.len() - 1], 30),
            _ => (written, 0),
        };
        let number: usize = digits.parse().map_err(|_| "expected a size such as 64M".to_owned())?;
        match number.checked_shl(shift).filter(|bytes| bytes >> shift == number) {
            Some(bytes) if (1..=Source::MAX_LEN).contains(&bytes) => Ok(Self(bytes)),
            _ => Err(format!("a size from 1 to {} bytes", Source::MAX_LEN)),
        }
    }
}

/// An address of the web, which is all a page can come from.
fn web_address(written: &str) -> Result<String, String> {
    let host = written.strip_prefix("https://").or_else(|| written.strip_prefix("http://"));
    match host {
        Some(rest)
            if !rest.is_empty() && !written.contains(|c: char| c.is_whitespace() || c.is_control()) =>
        {
            Ok(written.to_owned())
        }
        _ => Err("expected an address that begins with http:// or https://".to_owned()),
    }
}

/// What an input is to be read as.
#[derive(Clone, Copy, ValueEnum)]
pub enum As {
    /// A web page
    Html,
    /// Text as copied out of a browser, an e-mail or a note
    Text,
}

impl As {
    /// The format it names.
    const fn format(self) -> Format {
        match self {
            Self::Html => Format::Html,
            Self::Text => Format::PlainText,
        }
    }
}

/// What messages call the input at `path`.
pub fn name(path: &str) -> &str {
    if path == "-" { "standard input" } else { path }
}

/// Reads `path`, or standard input for `-`, as a source.
pub fn read(path: &str, limit: Limit) -> Result<Source, CommandError> {
    let name = name(path);
    let file_error = |error| CommandError::File { path: name.to_owned(), error };
    let input_error = |what| CommandError::Input { input: name.to_owned(), what };
    let mut reader: Box<dyn Read> = if path == "-" {
        Box::new(std::io::stdin().lock())
    } else {
        let file = File::open(path).map_err(file_error)?;
        if file.metadata().map_err(file_error)?.is_dir() {
            return Err(input_error("is a directory; give a file, or - for standard input".to_owned()));
        }
        Box::new(file)
    };
    let mut bytes = Vec::new();
    // One byte past the limit tells an input that is too long from one that just fits.
    reader.by_ref().take(limit.0 as u64 + 1).read_to_end(&mut bytes).map_err(file_error)?;
    if bytes.len() > limit.0 {
        return Err(input_error(format!(
            "has more than {} bytes, the limit; raise it with --max-bytes",
            limit.0
        )));
    }
    Source::new(bytes).map_err(|error| input_error(error.to_string()))
}

/// A captured page as a command is told of it.
#[derive(clap::Args)]
pub struct Captured {
    /// Web page or text file; - for standard input
    input: String,
    /// Read the input as this instead of finding out
    #[arg(long = "as", value_name = "FORMAT")]
    format: Option<As>,
    /// Address the page came from (http or https): links are resolved against it
    #[arg(long, value_parser = web_address)]
    url: Option<String>,
    /// Media type the server sent, such as "text/html; charset=windows-1252"
    #[arg(long, value_name = "TYPE")]
    media_type: Option<String>,
}

impl Captured {
    /// Reads it, with what is known of where it came from.
    pub fn source(&self, limit: Limit) -> Result<Source, CommandError> {
        let mut source = read(&self.input, limit)?;
        if let Some(url) = &self.url {
            source = source.with_url(url);
        }
        if let Some(media_type) = &self.media_type {
            source = source.with_media_type(media_type);
        }
        Ok(source)
    }

    /// What it is to be read as; found out where not said.
    pub fn format(&self) -> Option<Format> {
        self.format.map(As::format)
    }

    /// What messages call it.
    pub fn name(&self) -> &str {
        name(&self.input)
    }

    /// That it cannot be read, and why.
    pub fn error(&self, what: impl ToString) -> CommandError {
        CommandError::Input { input: self.name().to_owned(), what: what.to_string() }
    }
}
