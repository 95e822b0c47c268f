/** For PowerShell 7 and Windows PowerShell 5.1. */
export function powershellScript(program: string): string {
  return `# Completes ${program} in PowerShell: ${program} itself says what can stand at the cursor.
# In the file $PROFILE: ${program} get-completion-script powershell | Out-String | Invoke-Expression

Register-ArgumentCompleter -Native -CommandName '${program}' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    # The words up to the cursor, without their quotes.
    $words = @()
    $isInWord = $false
    foreach ($element in @($commandAst.CommandElements | Select-Object -Skip 1)) {
        $extent = $element.Extent
        if ($extent.StartOffset -ge $cursorPosition) { break }
        $isInWord = $extent.EndOffset -ge $cursorPosition
        if ($element -is [System.Management.Automation.Language.StringConstantExpressionAst]) {
            $words += $element.Value
        }
        elseif ($isInWord) {
            $words += $extent.Text.Substring(0, $cursorPosition - $extent.StartOffset)
        }
        else {
            $words += $extent.Text
        }
    }
    if (-not $isInWord) { $words += '' }

    # PowerShell replaces only the end of a word such as -Name:value or one,two.
    $kept = 0
    if ($words[-1].EndsWith($wordToComplete)) {
        $kept = $words[-1].Length - $wordToComplete.Length
    }

    # Base64, because Windows PowerShell loses empty arguments and double quotes.
    $bytes = [System.Text.Encoding]::UTF8.GetBytes($words -join "\`0")
    $asked = [System.Convert]::ToBase64String($bytes)
    $encoding = [System.Console]::OutputEncoding
    try {
        [System.Console]::OutputEncoding = [System.Text.UTF8Encoding]::new($false)
        $answer = @(& '${program}' --complete --base64 $asked 2>$null)
    }
    finally {
        [System.Console]::OutputEncoding = $encoding
    }

    $generation = [System.Management.Automation.Language.CodeGeneration]
    foreach ($line in $answer) {
        $value, $says = $line -split "\`t", 2
        # Without a value it asks for paths, which PowerShell completes when it is given nothing.
        if ($value.Length -le $kept) { continue }
        $value = $value.Substring($kept)
        $text = $value
        if ($value -notmatch '^[\\w./\\\\:=+-]+$') {
            $text = "'" + $generation::EscapeSingleQuotedStringContent($value) + "'"
        }
        if (-not $says) { $says = $value }
        [System.Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $says)
    }
}
`;
}
