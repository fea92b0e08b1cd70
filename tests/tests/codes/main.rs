//! Codes as published contracts have them: in any style, negative, shared by several errors; and what becomes of them in
//! all that is made of a catalogue.

mod contracts;
mod exports;
mod tools;
mod wire;
