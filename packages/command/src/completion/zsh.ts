/** For zsh, to be sourced or to be put into a folder of fpath. */
export function zshScript(program: string): string {
  return `#compdef ${program}
# Completes ${program} in zsh: ${program} itself says what can stand at the cursor.
# In ~/.zshrc: source <(${program} get-completion-script zsh)
# or in a folder of fpath: ${program} get-completion-script zsh > _${program}

_${program}() {
  local line says word=$PREFIX tab=$'\\t'
  # The Q flag takes the quotes away and expands nothing.
  if [[ -z $compstate[quote] ]]; then word=\${(Q)word}; fi
  local -a given=("\${(@Q)words[2,CURRENT-1]}") answer values
  given+=("$word")
  answer=("\${(@f)$(command ${program} --complete -- "\${given[@]}" 2>/dev/null </dev/null)}")
  for line in "\${answer[@]}"; do
    if [[ $line == "$tab"* ]]; then
      compset -P "\${(b)word%"\${line##*$tab}"}"
      if [[ $line == "\${tab}folders"* ]]; then _files -/; else _files; fi
      return
    fi
    [[ -n $line ]] || continue
    # _describe wants value:description, with a backslash before each colon of the value.
    word=\${\${\${line%%$tab*}//\\\\/\\\\\\\\}//:/\\\\:}
    says=\${line#*$tab}
    values+=("$word\${says:+:$says}")
  done
  _describe -V -t values ${program} values -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}'
}

if [[ $funcstack[1] == _${program} ]]; then
  _${program} "$@"
else
  # A bare zsh has not started its completion yet.
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }
  compdef _${program} ${program}
fi
`;
}
