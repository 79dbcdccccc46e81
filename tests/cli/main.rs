//! The binary, driven from the outside: each verb, each format, exit codes, bad input.

mod bad_input;
mod baseline;
mod changed;
mod charts;
mod check;
mod check_simulate;
mod ci;
#[cfg(unix)]
mod ci_docs;
#[cfg(unix)]
mod ci_files;
mod completions;
mod diff;
mod drawings;
mod fix;
mod import;
mod init;
mod killed;
mod man;
mod narrowed;
mod output;
mod outputs;
#[cfg(unix)]
mod repository;
mod resources;
mod returns;
mod risks;
mod run;
#[cfg(unix)]
mod sample;
mod set_up;
mod simulate;
mod smart;
mod texts;
mod trace;
mod views;
