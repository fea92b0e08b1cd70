//! What comes back, and what it must be.

use crate::rows::{self, ROWS, Row};
use std::io::{self, BufRead, Error};

/// An answer, as far as it is compared.
#[derive(Debug, PartialEq)]
pub(crate) struct Answer {
    status: String,
    media_type: String,
    id: String,
    body: String,
    /// Whether the connection ends with it.
    pub(crate) is_last: bool,
}

impl Answer {
    pub(crate) fn read(connection: &mut impl BufRead) -> io::Result<Self> {
        let (mut line, mut head) = (String::new(), String::new());
        let mut length = 0;
        let mut answer = Answer {
            status: String::new(),
            media_type: String::new(),
            id: String::new(),
            body: String::new(),
            is_last: false,
        };
        while line != "\r\n" {
            line.clear();
            if connection.read_line(&mut line)? == 0 {
                return Err(Error::other(format!("the answer ends here: {head}")));
            }
            head.push_str(&line);
            if let Some((name, value)) = line.trim_end().split_once(": ") {
                match name {
                    "content-length" => length = value.parse().map_err(Error::other)?,
                    "content-type" => value.clone_into(&mut answer.media_type),
                    "x-request-id" => value.clone_into(&mut answer.id),
                    "connection" => answer.is_last = value.eq_ignore_ascii_case("close"),
                    _ => {}
                }
            }
        }
        head.get(9..12)
            .unwrap_or_default()
            .clone_into(&mut answer.status);
        let mut body = vec![0; length];
        connection.read_exact(&mut body)?;
        answer.body = String::from_utf8(body).map_err(Error::other)?;
        Ok(answer)
    }
}

/// What a demo answers to each row: learned from one answer, whose status, media type and code are the row's.
pub(crate) struct Expected(Vec<Answer>);

impl Expected {
    pub(crate) fn learn(mut ask: impl FnMut(&Row) -> io::Result<Answer>) -> io::Result<Self> {
        let learn = |row: &Row| {
            let answer = ask(row)?;
            let is_right = answer.status == row.status
                && answer.media_type == row.media_type
                && answer.body.contains(row.code);
            if is_right {
                return Ok(answer);
            }
            let line = row.line;
            Err(Error::other(format!(
                "a wrong answer to {line}: {answer:#?}"
            )))
        };
        ROWS.iter()
            .map(learn)
            .collect::<io::Result<_>>()
            .map(Expected)
    }

    /// How many answers have the number of their request.
    pub(crate) fn count_numbered(&self) -> usize {
        let number = rows::text(0);
        let bodies = self.0.iter().map(|answer| &answer.body);
        bodies.filter(|body| body.contains(&number)).count()
    }

    /// Compares an answer to the request of a number with the one that was learned, whose number is 0.
    pub(crate) fn check(&self, row: usize, number: u64, answer: &Answer) -> io::Result<()> {
        let learned = &self.0[row];
        let [learned_number, number] = [0, number].map(rows::text);
        let wanted = Answer {
            status: learned.status.clone(),
            media_type: learned.media_type.clone(),
            body: learned.body.replace(&learned_number, &number),
            id: number,
            is_last: learned.is_last,
        };
        if *answer == wanted {
            return Ok(());
        }
        let line = ROWS[row].line;
        Err(Error::other(format!(
            "a wrong answer to {line}: {answer:#?}, wanted {wanted:#?}"
        )))
    }
}
