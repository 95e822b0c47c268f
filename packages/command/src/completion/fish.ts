/** For fish from 3.1 on. */
export function fishScript(program: string): string {
  const name = program.replaceAll('-', '_');
  return `# Completes ${program} in fish: ${program} itself says what can stand at the cursor.
# Once: ${program} get-completion-script fish > ~/.config/fish/completions/${program}.fish

function __${name}_complete
    set -l before (commandline -opc)
    set -e before[1]
    # The word without its quotes; one that is still open is closed for that.
    set -l token (commandline -ct)
    set -l word
    for closing in '' \\' \\"
        set word (string unescape -- $token$closing); and break
    end
    for line in (command ${program} --complete -- $before "$word" 2>/dev/null </dev/null)
        if string match -q -- \\t'*' $line
            __${name}_paths "$word" (string split -m 2 -- \\t $line)[2..3]
        else
            printf '%s\\n' $line
        end
    end
end

# Completes the path that ends a word; fish does so for the arguments of a command without a name.
function __${name}_paths --argument-names word kind path
    set -l before (string replace -r -- (string escape --style=regex -- $path)'$' '' $word)
    set -l argument (string replace -r '^\\\\\\\\~' '~' -- (string escape -n -- $path))
    for found in (complete -C "'' $argument")
        if test $kind = files; or string match -q -- '*/' $found
            printf '%s\\n' $before$found
        end
    end
end

complete -c ${program} -f -k -a '(__${name}_complete)'
`;
}
