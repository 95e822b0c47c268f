/** What the keys do. */
export const helpOfKeys = `Lines are programs in a part of PowerShell's language.
  get-command         all commands        get-help NAME    what one does
  get-error           all of what failed  exit             leaves
  get-help about_Language                 the language in short

KEYS
  Tab, Shift-Tab      completes, and goes through what there is
  → or End            takes what is suggested in grey; Alt-F a word of it
  ↑ ↓                 lines before and after, or those of a longer text
  Ctrl-R, Ctrl-S      searches the lines before, and back
  F1 or ?             help for the command; ? again writes a ?
  Ctrl-C              stops what runs, or gives the line up
  Ctrl-D              leaves, at an empty line
  Ctrl-J, Alt-Enter   a new line that does not run
  Ctrl-A, Ctrl-E      the beginning and the end of the line
  Alt-B, Alt-F        a word back, a word on; also Ctrl-← and Ctrl-→
  Ctrl-W, Alt-D       takes away a word before, after
  Ctrl-U, Ctrl-K      takes away what is before, after
  Ctrl-Y, Ctrl-_      puts in what was taken away; undoes
  Ctrl-L              clears the screen
  Ctrl-Z              leaves it sleeping; fg wakes it`;
