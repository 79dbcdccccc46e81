//! The binary, driven from the outside: each verb, each format, exit codes, bad input.

mod bad_input;
mod check;
mod init;
mod killed;
mod output;
mod run;
mod texts;
mod views;
