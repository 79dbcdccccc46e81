//! The binary, driven from the outside: each verb, each format, exit codes, bad input.

mod bad_input;
mod changed;
mod check;
mod completions;
mod init;
mod man;
mod output;
mod run;
mod texts;
mod views;
