//! The binary, driven from the outside: each verb, each format, exit codes, bad input.

mod bad_input;
mod baseline;
mod changed;
mod check;
mod ci;
mod completions;
mod init;
mod killed;
mod man;
mod output;
mod outputs;
mod run;
mod set_up;
mod texts;
mod views;
