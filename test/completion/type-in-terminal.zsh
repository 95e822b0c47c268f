# Starts a shell in a terminal of its own and types lines into it, each when the last one has run.
# Arguments: what starts the shell, then the lines with their keys. The shell's prompt is READY>,
# and what a line runs prints RAN. Prints what the terminal showed for each line, with NUL between.
zmodload zsh/zpty

zpty terminal "stty rows 50 cols 160; exec $1"
zpty -r -m terminal shown '*READY>*' || exit 1
for line in "${@[2,-1]}"; do
  zpty -w -n terminal "$line"
  zpty -r -m terminal shown '*RAN*READY>*' || exit 1
  print -rN -- "$shown"
done
# To its end: a shell that was left would still write into the folder of the test.
zpty -w terminal exit
while zpty -r terminal shown; do :; done
