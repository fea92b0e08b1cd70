//! What the first bytes of a program say about it.

/// Whether bytes look like those of a program: of ELF, Mach-O, PE, WebAssembly or an archive.
pub fn is_program(bytes: &[u8]) -> bool {
    const STARTS: [&[u8]; 9] = [
        b"\x7fELF",
        b"MZ",
        b"\xfe\xed\xfa\xce",
        b"\xfe\xed\xfa\xcf",
        b"\xce\xfa\xed\xfe",
        b"\xcf\xfa\xed\xfe",
        b"\xca\xfe\xba\xbe",
        b"\0asm",
        b"!<arch>\n",
    ];
    STARTS.iter().any(|start| bytes.starts_with(start))
}

/// How long an ELF file is at least, by its header: its table of sections, where it has one, stands at its
/// end. A program that was cut off may have lost some of its catalogue, which nothing else would show.
pub(crate) fn least_length(start: &[u8]) -> Option<u64> {
    let start = start.strip_prefix(b"\x7fELF")?;
    let (wide, big_endian) = match start.first_chunk()? {
        [class @ (1 | 2), order @ (1 | 2)] => (*class == 2, *order == 2),
        _ => return None,
    };
    // Offsets of the ELF header, less the four bytes above.
    let (table, size, count) = if wide { (36, 54, 56) } else { (28, 42, 44) };
    let number = |at: usize, length: usize| {
        let bytes = start.get(at..at + length)?.iter();
        let add = |sum: u64, byte: &u8| sum << 8 | u64::from(*byte);
        Some(if big_endian {
            bytes.fold(0, add)
        } else {
            bytes.rev().fold(0, add)
        })
    };
    let sections = number(size, 2)? * number(count, 2)?;
    match number(table, if wide { 8 } else { 4 })? {
        0 => None,
        table => Some(table.saturating_add(sections)),
    }
}
