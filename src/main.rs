//! The command `jiesu`.

fn main() -> std::process::ExitCode {
    jiesu::cli::main()
}
