/**
 * The part of the module that runs a command for its function, in PowerShell. Objects come on standard
 * output, a line each; on standard error comes, because of HAWSER_MESSAGES, a record a line.
 */
export const invokingCommand = String.raw`# A value as the command line reads it.
function ConvertTo-HawserText {
    param([System.Management.Automation.PSCmdlet] $Cmdlet, [string] $Kind, [object] $Value)

    $invariant = [System.Globalization.CultureInfo]::InvariantCulture
    switch ($Kind) {
        'switch' { if ($Value) { 'true' } else { 'false' } }
        'path' { $Cmdlet.GetUnresolvedProviderPathFromPSPath($Value) }
        'date' { $Value.ToUniversalTime().ToString('o', $invariant) }
        'duration' { [System.Math]::Round($Value.TotalMilliseconds).ToString('0', $invariant) + 'ms' }
        'number' {
            # Without R, Windows PowerShell would leave out the last digits.
            if ($Value -is [double]) { $Value.ToString('R', $invariant) } else { $Value.ToString($invariant) }
        }
        'json' {
            if ($Value -is [string]) { $Value } else { ConvertTo-Json -InputObject $Value -Depth 100 -Compress }
        }
        default { [string] $Value }
    }
}

# What was given, as the words of a command line. No secret is in them: the first goes through standard
# input, the others through the environment of the one process that is to have them.
function Get-HawserCall {
    param([System.Management.Automation.PSCmdlet] $Cmdlet, [object] $Given, [System.Collections.IDictionary] $Command)

    $words = [System.Collections.Generic.List[string]]::new()
    $words.Add($Command.Name)
    $environment = @{ HAWSER_MESSAGES = 'jsonl' }
    $secret = $null
    foreach ($entry in $Command.Parameters.GetEnumerator()) {
        $name = $entry.Key
        $kind = $entry.Value
        if (-not $Given.ContainsKey($name)) { continue }
        $value = $Given[$name]
        if ($kind -eq 'secret') {
            $plain = [System.Net.NetworkCredential]::new('', $value).Password
            if ($null -eq $secret) {
                $secret = $plain
                $words.Add('-' + $name + 'Stdin')
            }
            else {
                $variable = 'HAWSER_SECRET_' + $name.ToUpperInvariant()
                $environment[$variable] = $plain
                $words.Add('-' + $name + 'Env:' + $variable)
            }
        }
        elseif ($kind.EndsWith('[]')) {
            foreach ($item in $value) {
                $text = ConvertTo-HawserText -Cmdlet $Cmdlet -Kind $kind.Substring(0, $kind.Length - 2) -Value $item
                $words.Add('-' + $name + ':"' + $text.Replace('"', '""') + '"')
            }
        }
        else {
            $words.Add('-' + $name + ':' + (ConvertTo-HawserText -Cmdlet $Cmdlet -Kind $kind -Value $value))
        }
    }
    $words.AddRange([string[]] @('-Output:jsonl', '-NonInteractive'))
    # Only hawser itself can stop before the next object; all else PowerShell does with the records.
    if ($ErrorActionPreference -eq 'Stop') { $words.Add('-ErrorAction:Stop') }
    else { $words.Add('-ErrorAction:Continue') }
    if ($VerbosePreference -notin 'SilentlyContinue', 'Ignore') { $words.Add('-Verbose') }
    if ($DebugPreference -notin 'SilentlyContinue', 'Ignore') { $words.Add('-Debug') }
    @{ Words = $words; Environment = $environment; Secret = $secret }
}

# What a call is about, for the question before it and for its errors.
function Get-HawserTarget {
    param([object] $Given, [System.Collections.IDictionary] $Command)

    foreach ($name in $Command.Targets) {
        if ($Given.ContainsKey($name)) { return @($Given[$name]) -join ', ' }
    }
    ($Command.Name -split '-', 2)[1]
}

function ConvertTo-HawserObject {
    param([string] $Line, [System.Collections.IDictionary] $Command)

    $object = ConvertFrom-Json -InputObject $Line
    if ($object -is [System.Management.Automation.PSCustomObject]) {
        foreach ($name in $Command.Dates) {
            $property = $object.PSObject.Properties[$name]
            # PowerShell 7 has made a date of it already.
            if ($null -ne $property -and $property.Value -is [string]) {
                $property.Value = [datetime]::Parse($property.Value, [System.Globalization.CultureInfo]::InvariantCulture, [System.Globalization.DateTimeStyles]::RoundtripKind)
            }
        }
        if ($Command.Type -ne '') { $object.PSObject.TypeNames.Insert(0, $Command.Type) }
    }
    # A list stays one object.
    , $object
}

# The record in a line of standard error; nothing where somebody else than hawser wrote the line.
function ConvertFrom-HawserMessage {
    param([string] $Line)

    if (-not $Line.StartsWith('{')) { return }
    try { $message = ConvertFrom-Json -InputObject $Line } catch { return }
    if ($null -ne $message.PSObject.Properties['stream']) { $message }
}

function Write-HawserMessage {
    param([System.Management.Automation.PSCmdlet] $Cmdlet, [object] $Message, [object] $Target)

    switch ($Message.stream) {
        'error' {
            $about = $Message.PSObject.Properties['target']
            if ($null -ne $about) { $Target = $about.Value }
            $Cmdlet.WriteError((New-HawserErrorRecord -Code $Message.code -Kind $Message.kind -Message $Message.message -Hint $Message.hint -Target $Target))
        }
        'warning' { $Cmdlet.WriteWarning($Message.message) }
        'verbose' { $Cmdlet.WriteVerbose($Message.message) }
        'debug' { $Cmdlet.WriteDebug($Message.message) }
        default { Write-Host -Object $Message.message }
    }
}

function Invoke-HawserCommand {
    param([System.Management.Automation.PSCmdlet] $Cmdlet, [object] $Given, [System.Collections.IDictionary] $Command)

    $target = Get-HawserTarget -Given $Given -Command $Command
    $failed = $false
    $unread = [System.Collections.Generic.List[string]]::new()
    $process = $null
    try {
        $call = Get-HawserCall -Cmdlet $Cmdlet -Given $Given -Command $Command
        if ($Command.Changes) {
            if ($WhatIfPreference) { $call.Words.Add('-WhatIf') }
            else {
                if ($Given.ContainsKey('Force') -and $Given['Force'] -and -not $Given.ContainsKey('Confirm')) {
                    $ConfirmPreference = 'None'
                }
                if (-not $Cmdlet.ShouldProcess($target)) { return }
                $call.Words.Add('-Confirm:false')
            }
        }
        $process = Start-HawserProcess -Words $call.Words -Environment $call.Environment
        try {
            if ($null -ne $call.Secret) {
                # By bytes: the writer on top of the stream has the encoding of the console.
                $bytes = $script:Utf8.GetBytes($call.Secret + [char] 10)
                $process.StandardInput.BaseStream.Write($bytes, 0, $bytes.Length)
            }
            $process.StandardInput.BaseStream.Close()
        }
        catch { $Cmdlet.WriteDebug('hawser ended before it read the secret, and tells why itself.') }

        $output = $process.StandardOutput.ReadLineAsync()
        $messages = $process.StandardError.ReadLineAsync()
        while ($null -ne $output -or $null -ne $messages) {
            $pending = [System.Threading.Tasks.Task[]] @(@($output, $messages) -ne $null)
            # In short pieces, since Ctrl+C is only noticed between two statements.
            if ([System.Threading.Tasks.Task]::WaitAny($pending, 200) -lt 0) { continue }
            if ($null -ne $messages -and $messages.IsCompleted) {
                $line = $messages.Result
                $messages = if ($null -ne $line) { $process.StandardError.ReadLineAsync() }
                $message = if ($null -ne $line) { ConvertFrom-HawserMessage -Line $line }
                if ($null -ne $message) {
                    if ($message.stream -eq 'error') { $failed = $true }
                    Write-HawserMessage -Cmdlet $Cmdlet -Message $message -Target $target
                }
                elseif (-not [string]::IsNullOrEmpty($line)) { $unread.Add($line) }
            }
            if ($null -ne $output -and $output.IsCompleted) {
                $line = $output.Result
                $output = if ($null -ne $line) { $process.StandardOutput.ReadLineAsync() }
                if (-not [string]::IsNullOrEmpty($line)) { ConvertTo-HawserObject -Line $line -Command $Command }
            }
        }
        $process.WaitForExit()
        if ($process.ExitCode -ne 0 -and -not $failed) {
            if ($unread.Count -eq 0) { $unread.Add('hawser ended with exit code ' + $process.ExitCode + '.') }
            $text = $unread -join [System.Environment]::NewLine
            $Cmdlet.WriteError((New-HawserErrorRecord -Code 'hawser-failed' -Kind 'failed' -Message $text -Hint '' -Target $target))
        }
        else {
            foreach ($line in $unread) { Write-Host -Object $line }
        }
    }
    catch { $Cmdlet.ThrowTerminatingError($_) }
    finally {
        if ($null -ne $process) {
            # Whoever wants no more, as Select-Object -First does, wants no more work either.
            if (-not $process.HasExited) { try { $process.Kill() } catch { $null = $_ } }
            $process.Dispose()
        }
    }
}
`;
