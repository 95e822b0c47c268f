/**
 * For bash from 3.2 on, which is what macOS has; it needs no bash-completion package.
 */
export function bashScript(program: string): string {
  const name = `_${program.replaceAll('-', '_')}`;
  return `# Completes ${program} in bash: ${program} itself says what can stand at the cursor.
# In ~/.bashrc: source <(${program} get-completion-script bash)

${name}() {
  local word='' quote='' redirected=''
  # Readline replaces what follows the last break or open quote; \`kept\` letters stand before that.
  local -i kept=0
  local -a words values
  words=() values=() COMPREPLY=()
  ${name}_read "\${COMP_LINE:0:COMP_POINT}"
  if [[ -n $redirected ]]; then
    ${name}_path files "$word"
    return
  fi
  local line tab=$'\\t'
  while IFS= read -r line; do
    if [[ $line == "$tab"* ]]; then
      line=\${line#"$tab"}
      ${name}_path "\${line%%"$tab"*}" "\${line#*"$tab"}"
    else
      line=\${line%%"$tab"*}
      values+=("\${line:kept}")
    fi
  done < <(command ${program} --complete -- "\${words[@]:1}" "$word" 2>/dev/null </dev/null)
  ${name}_offer "\${word:kept}"
}

# Bash would cut words at : and = and leave their quotes on, so the line is read here. It is only
# read: neither it nor an answer is ever expanded.
${name}_read() {
  local line=$1 char following
  local -i at begun=0 outside=0
  for ((at = 0; at < \${#line}; at++)); do
    char=\${line:at:1}
    following=\${line:at+1:1}
    if [[ -n $quote && $char == "$quote" ]]; then
      quote=''
      kept=$outside
    elif [[ $quote == \\" && $char == \\\\ && $following == [\\\\\\"\\$\\\`] ]]; then
      word+=$following
      at+=1
    elif [[ -n $quote ]]; then
      word+=$char
    elif [[ $char == [\\'\\"] ]]; then
      quote=$char
      begun=1
      outside=$kept
      kept=\${#word}
    elif [[ $char == \\\\ ]]; then
      word+=$following
      begun=1
      at+=1
    elif [[ $char == [[:space:]\\<\\>] ]]; then
      # Neither the target of a redirection nor the number before it is an argument.
      if ((begun)); then
        if [[ -z $redirected && ! $char$word =~ ^[\\<\\>][0-9]+$ ]]; then words+=("$word"); fi
        redirected=''
      fi
      if [[ $char == [\\<\\>] ]]; then redirected=yes; fi
      word=''
      begun=0
      kept=0
    else
      word+=$char
      begun=1
      if [[ $COMP_WORDBREAKS == *"$char"* ]]; then kept=\${#word}; fi
    fi
  done
}

# Completes the path that ends the word.
${name}_path() {
  local kind=-f path=$2 found
  if [[ $1 == folders ]]; then kind=-d; fi
  compopt -o filenames 2>/dev/null
  while IFS= read -r found; do
    found=\${word%"$path"}$found
    COMPREPLY+=("\${found:kept}")
  done < <(compgen "$kind" -- "$path")
}

# Offers the values, quoted as the word is.
${name}_offer() {
  local typed=$1 value differ=''
  for value in "\${values[@]}"; do
    if [[ \${value:0:\${#typed}} != "\${values[0]:0:\${#typed}}" ]]; then differ=yes; fi
  done
  for value in "\${values[@]}"; do
    # Where they differ in the case of what is typed, readline would take typed letters back.
    if [[ -n $differ ]]; then value=$typed\${value:\${#typed}}; fi
    if [[ -z $quote ]]; then
      printf -v value %q "$value"
      # A comma means something between braces only, and those are quoted.
      COMPREPLY+=("\${value//\\\\,/,}")
    elif [[ $value != *[\\!$quote]* ]]; then
      # A ! would be taken from the history, and after the quote itself readline does not close it.
      if [[ $quote == \\" ]]; then
        value=\${value//\\\\/\\\\\\\\}
        value=\${value//\\$/\\\\\\$}
        value=\${value//\\\`/\\\\\\\`}
      fi
      COMPREPLY+=("$value")
    fi
  done
}

complete -o nosort -F ${name} ${program} 2>/dev/null || complete -F ${name} ${program}
`;
}
