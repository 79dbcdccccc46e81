//! The planvet command; everything it does is in the library.

use std::process::ExitCode;

/// Plans become many small nodes: building them is where the time goes.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    planvet::cli::main()
}
