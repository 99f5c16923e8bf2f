extension PhraseTable {
  /// Programs, subcommands and lines that the shell or the program cannot make out.
  static let commands: StaticString = #"""
    = command-not-found
    95 command not found
    95 : not found$
    97 failed to run command * no such file
    97 exec of '* failed: no such file
    97 failed to execute * no such file
    97 unable to execute * no such file
    97 cannot execute * no such file
    97 cannot exec * no such file
    97 execvp: no such file
    97 execvp(* no such file
    97 execvp * no such file
    96 executable file not found in
    96 executable not found
    95 program not found
    93 unknown command: 
    90 cannot find command
    93 not found in $path
    93 command '* not found
    92 is currently not installed
    = not-executable
    96 exec format error
    97 bad interpreter
    97 cannot execute binary file
    96 cannot execute: 
    97 failed to run command * permission denied
    97 failed to execute * permission denied
    97 exec of '* failed: permission denied
    = unknown-command
    95 never heard of command
    96 no command specified: unknown argument
    94 unknown command
    95 unknown subcommand
    95 unrecognized subcommand
    95 invalid subcommand
    94 unrecognized command
    94 unrecognised command
    94 invalid command
    94 illegal command
    93 bad command
    95 no such command
    95 no such subcommand
    95 unknown operation
    95 invalid operation
    95 unknown verb
    95 command verb
    94 unknown action
    94 invalid action
    94 unknown object
    94 unknown function
    94 unknown request
    95 object '* is unknown
    95 command '* is unknown
    95 is not a * command
    94 not a valid command
    96 applet not found
    93 argument '* not understood
    90 command '* not understood
    92 command not recognized
    92 command not understood
    = syntax-error
    97 syntax error near
    97 syntax error: unexpected end of file
    97 syntax error: 
    97 unexpected eof while looking for
    97 unterminated quoted string
    97 unterminated
    97 parse error near
    95 bad substitution
    90 ^zsh: * unmatched
    90 unmatched
    93 ^fish: 
    93 syntaxerror
    90 syntax error
    = interrupted
    84 interrupted by signal
    84 interrupted by user
    84 interrupted!
    93 keyboardinterrupt
    90 caught signal 2
    90 received signal 2
    90 signal 2
    92 caught sigint
    90 sigint
    93 interrupt - the
    80 user interrupt
    80 cancelled by user
    80 canceled by user
    88 interrupted system call
    62 interrupted
    60 aborted by user
    = killed
    78 ^killed
    76 ^terminated
    80 signal 9
    80 signal 15
    84 oom-kill
    = crashed
    93 segmentation fault
    92 core dumped
    90 stack smashing
    90 double free
    90 buffer overflow detected
    90 assertion * failed
    88 assertion failed
    86 assertion `
    88 bus error
    88 illegal instruction
    88 floating point exception
    80 ^panic:
    90 stack overflow
    """#
}
