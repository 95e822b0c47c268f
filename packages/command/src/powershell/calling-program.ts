/** The part of the module that finds the program and starts it, in PowerShell. */
export const callingProgram = String.raw`$script:Utf8 = [System.Text.UTF8Encoding]::new($false)

# An error as hawser tells it.
function New-HawserErrorRecord {
    param([string] $Code, [string] $Kind, [string] $Message, [string] $Hint, [object] $Target)

    $category = $script:Categories[$Kind]
    if ($null -eq $category) { $category = 'NotSpecified' }
    $exception = [System.Exception]::new($Message)
    $record = [System.Management.Automation.ErrorRecord]::new($exception, $Code, $category, $Target)
    # PowerShell keeps a recommended action but does not show it.
    $shown = $Message
    if ($Hint -ne '') { $shown = $Message + [System.Environment]::NewLine + $Hint }
    $record.ErrorDetails = [System.Management.Automation.ErrorDetails]::new($shown)
    $record.ErrorDetails.RecommendedAction = $Hint
    $record
}

# The program to start, and where it is a script for node, that script.
function Find-HawserProgram {
    $program = $env:HAWSER_COMMAND
    if ([string]::IsNullOrEmpty($program)) {
        $found = Get-Command -Name 'hawser' -CommandType Application -TotalCount 1 -ErrorAction Ignore
        if ($null -eq $found) {
            throw (New-HawserErrorRecord -Code 'hawser-not-installed' -Kind 'not-found' -Target 'hawser' -Message 'There is no program hawser in the PATH.' -Hint 'Install it, or say in $env:HAWSER_COMMAND where it is.')
        }
        $program = $found.Path
    }
    if ($program -match '\.(?:cmd|bat|ps1)\z') {
        # cmd.exe reads arguments by rules of its own, by which a value could start another program.
        $beside = Join-Path -Path (Split-Path -Path $program -Parent) -ChildPath 'node_modules/hawser/bin/hawser.js'
        if (-not (Test-Path -LiteralPath $beside)) {
            throw (New-HawserErrorRecord -Code 'hawser-is-a-batch-file' -Kind 'usage' -Target $program -Message ('No argument can safely be given to ' + $program + '.') -Hint 'Say in $env:HAWSER_COMMAND where hawser.exe or hawser.js is.')
        }
        $program = $beside
    }
    if ($program -match '\.[cm]?js\z') { 'node' }
    $program
}

# A word of a command line that CommandLineToArgvW and the C runtime read as it was.
function ConvertTo-HawserWord {
    param([string] $Text)

    '"' + ($Text -creplace '(\\*)"', '$1$1\"' -creplace '(\\+)\z', '$1$1') + '"'
}

# Starts hawser; what it reads and writes is UTF-8, whatever the console has.
function Start-HawserProcess {
    param([string[]] $Words, [System.Collections.IDictionary] $Environment)

    $all = @(Find-HawserProgram) + $Words
    $rest = @($all | Select-Object -Skip 1)
    $start = [System.Diagnostics.ProcessStartInfo]::new()
    $start.FileName = $all[0]
    if ($null -ne $start.PSObject.Properties['ArgumentList']) {
        foreach ($word in $rest) { $start.ArgumentList.Add($word) }
    }
    else {
        # Windows PowerShell runs on a .NET that takes one string only.
        $start.Arguments = @($rest | ForEach-Object { ConvertTo-HawserWord -Text $_ }) -join ' '
    }
    foreach ($entry in $Environment.GetEnumerator()) {
        $start.EnvironmentVariables[$entry.Key] = $entry.Value
    }
    # PowerShell's location is not that of its process.
    $start.WorkingDirectory = (Get-Location -PSProvider FileSystem).ProviderPath
    $start.UseShellExecute = $false
    $start.CreateNoWindow = $true
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    $start.StandardOutputEncoding = $script:Utf8
    $start.StandardErrorEncoding = $script:Utf8
    [System.Diagnostics.Process]::Start($start)
}

# Asks hawser for the values that a parameter can have.
$script:Completer = {
    param($commandName, $parameterName, $wordToComplete, $commandAst, $fakeBoundParameters)

    $command = $script:CommandNames[$commandName]
    if ($null -eq $command) { $command = $commandName }
    $words = [System.Collections.Generic.List[string]]::new()
    $words.Add($command)
    foreach ($entry in $fakeBoundParameters.GetEnumerator()) {
        if ($entry.Key -eq $parameterName -or $entry.Value -is [System.Security.SecureString]) { continue }
        $words.Add('-' + $entry.Key + ':' + (@($entry.Value) -join ','))
    }
    $words.Add('-' + $parameterName)
    $words.Add($wordToComplete.Trim([char[]] @(39, 34)))
    $asked = [System.Convert]::ToBase64String($script:Utf8.GetBytes($words -join [char] 0))
    try {
        $process = Start-HawserProcess -Words @('--complete', '--base64', $asked) -Environment @{}
        $process.StandardInput.BaseStream.Close()
        $answer = $process.StandardOutput.ReadToEnd()
        $process.Dispose()
    }
    catch { return }
    foreach ($line in $answer.Split([char] 10)) {
        $value, $says = $line.TrimEnd([char] 13).Split([char[]] @(9), 2)
        if ([string]::IsNullOrEmpty($value)) { continue }
        # So hawser writes an item of a list that has a comma in it.
        if ($value -match '\A"(.*)"\z') { $value = $Matches[1].Replace('""', '"') }
        if ([string]::IsNullOrEmpty($says)) { $says = $value }
        $text = $value
        if ($value -cnotmatch '\A[A-Za-z0-9_./:][A-Za-z0-9_./:-]*\z') {
            $text = '''' + [System.Management.Automation.Language.CodeGeneration]::EscapeSingleQuotedStringContent($value) + ''''
        }
        [System.Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $says)
    }
}
`;
