//! The binary, driven from the outside: each verb, each format, exit codes, bad input.

mod bad_input;
mod check;
mod ci;
mod init;
mod output;
mod outputs;
mod run;
mod texts;
mod views;
