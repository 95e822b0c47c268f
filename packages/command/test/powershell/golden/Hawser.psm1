# Made by hawser export-powershell-module; a change here is lost when it is made anew.

$script:Categories = @{
    'failed' = 'NotSpecified'
    'usage' = 'InvalidArgument'
    'not-found' = 'ObjectNotFound'
    'denied' = 'PermissionDenied'
    'conflict' = 'ResourceExists'
    'unreachable' = 'ConnectionError'
    'interrupted' = 'OperationStopped'
}

$script:Utf8 = [System.Text.UTF8Encoding]::new($false)

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

# A value as the command line reads it.
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

function Get-Thing {
    <#
    .SYNOPSIS
    Lists the things.

    .DESCRIPTION
    Lists the things.

    .PARAMETER Id
    Its number. It takes a whole number.

    .PARAMETER Place
    Its building. It takes a text.

    .PARAMETER Floor
    Its floors. It takes a whole number, or several with commas between them.

    .PARAMETER Key
    What opens it.

    .PARAMETER KeyFile
    Reads -Key from this file. It takes a path.

    .PARAMETER KeyEnv
    Reads -Key from this environment variable. It takes a text.

    .PARAMETER KeyVault
    Reads -Key from this entry of the vault. It takes a text.

    .PARAMETER Profile
    The profile to use instead of the selected one. It takes a text.

    .PARAMETER TimeoutSec
    Gives up after so many seconds. It takes a whole number from 1 to 604800.

    .OUTPUTS
    Hawser.Thing
    name: The thing’s name | its only one. (string)
    kind: What it is. (one of one, two)
    tags: Its tags. (list of string)
    made: When it was made. (date and time)
    place: Where it is. (string or nothing)

    #>
    [CmdletBinding(DefaultParameterSetName = 'byId', PositionalBinding = $false)]
    [OutputType('Hawser.Thing')]
    param(
        [Parameter(ParameterSetName = 'byId', Mandatory, HelpMessage = 'Its number.', Position = 0)]
        [long]
        $Id,

        [Parameter(ParameterSetName = 'byPlace', Mandatory, HelpMessage = 'Its building.')]
        [string]
        $Place,

        [Parameter(ParameterSetName = 'byPlace')]
        [Parameter(ParameterSetName = 'byFloor')]
        [long[]]
        $Floor,

        [Parameter(ParameterSetName = 'byId')]
        [System.Security.SecureString]
        $Key,

        [Parameter(ParameterSetName = 'byId')]
        [string]
        $KeyFile,

        [Parameter(ParameterSetName = 'byId')]
        [string]
        $KeyEnv,

        [Parameter(ParameterSetName = 'byId')]
        [string]
        $KeyVault,

        [Parameter()]
        [string]
        $Profile,

        [Parameter()]
        [ValidateRange(1, 604800)]
        [int]
        $TimeoutSec
    )
    process {
        Invoke-HawserCommand -Cmdlet $PSCmdlet -Given $PSBoundParameters -Command @{
            Name = 'Get-Thing'
            Changes = $false
            Targets = @('Id', 'Place')
            Type = 'Hawser.Thing'
            Dates = @('made')
            Parameters = [ordered]@{
                'Id' = 'number'
                'Place' = 'text'
                'Floor' = 'number[]'
                'Key' = 'secret'
                'KeyFile' = 'path'
                'KeyEnv' = 'text'
                'KeyVault' = 'text'
                'Profile' = 'text'
                'TimeoutSec' = 'number'
            }
        }
    }
}

function Publish-Thing {
    <#
    .SYNOPSIS
    Publishes a thing – it's quick.

    .DESCRIPTION
    Its name is ‘quoted’, "quoted" and `quoted`; C:\things\new, <a> & <b>, *all* of $HOME # > and done.
    - .Second paragraph - with a dash.

    .PARAMETER Name
    The thing's name. It takes up to nine letters.

    .PARAMETER Tag
    Its tags. It takes a text of at most 20 characters, or several with commas between them.

    .PARAMETER Count
    How many. It takes a whole number from 1 to 9. Without it: 3.

    .PARAMETER Number
    A number without an end. It takes a whole number of 0 or more.

    .PARAMETER Ratio
    A ratio. It takes a number from 0 to 1.

    .PARAMETER Fast
    Hurries.

    .PARAMETER Colour
    Its colour. It takes one of red, dark-green. Without it: red.

    .PARAMETER File
    A file. It takes a path.

    .PARAMETER Password
    Its password.

    .PARAMETER PasswordFile
    Reads -Password from this file. It takes a path.

    .PARAMETER PasswordEnv
    Reads -Password from this environment variable. It takes a text.

    .PARAMETER PasswordVault
    Reads -Password from this entry of the vault. It takes a text.

    .PARAMETER Pin
    Its PIN.

    .PARAMETER PinFile
    Reads -Pin from this file. It takes a path.

    .PARAMETER PinEnv
    Reads -Pin from this environment variable. It takes a text.

    .PARAMETER PinVault
    Reads -Pin from this entry of the vault. It takes a text.

    .PARAMETER Since
    From when. It takes a date such as 2026-11-20 or 2026-11-20T08:30:00Z.

    .PARAMETER Wait
    How long. It takes a time span such as 00:01:30.

    .PARAMETER Quota
    How much. It takes a size such as 512KB or 10GB of at most 1TB.

    .PARAMETER Data
    More. It takes an object, or a text that is JSON.

    .PARAMETER Place
    Where. It takes an object, or a text that is JSON.

    .PARAMETER Force
    Replaces it.

    .PARAMETER PassThru
    Gives the thing.

    .PARAMETER Profile
    The profile to use instead of the selected one. It takes a text.

    .PARAMETER TimeoutSec
    Gives up after so many seconds. It takes a whole number from 1 to 604800.

    .OUTPUTS
    Hawser.Thing
    name: The thing’s name | its only one. (string)
    kind: What it is. (one of one, two)
    tags: Its tags. (list of string)
    made: When it was made. (date and time)
    place: Where it is. (string or nothing)

    .EXAMPLE
    Publish-Thing lamp -DarkGreen -Tag a,b
    Publishes a lamp.

    .EXAMPLE
    Publish-Thing lamp -Confirm:$false
    Does not ask.

    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    [OutputType('Hawser.Thing')]
    param(
        [Parameter(Mandatory, HelpMessage = 'The thing''s name.', Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
        [ValidatePattern('\A(?:[a-z''’’]{1,9})\z', Options = 'None')]
        [string]
        $Name,

        [Parameter(Position = 1)]
        [Alias('Label')]
        [ValidateLength(0, 20)]
        [string[]]
        $Tag,

        [Parameter(ValueFromPipelineByPropertyName)]
        [ValidateRange(1, 9)]
        [int]
        $Count,

        [Parameter()]
        [ValidateRange(0, 9007199254740991)]
        [long]
        $Number,

        [Parameter()]
        [ValidateRange(0.0, 1.0)]
        [double]
        $Ratio,

        [Parameter()]
        [switch]
        $Fast,

        [Parameter()]
        [ValidateSet('red', 'dark-green')]
        [string]
        $Colour,

        [Parameter()]
        [string]
        $File,

        [Parameter()]
        [System.Security.SecureString]
        $Password,

        [Parameter()]
        [string]
        $PasswordFile,

        [Parameter()]
        [string]
        $PasswordEnv,

        [Parameter()]
        [string]
        $PasswordVault,

        [Parameter()]
        [System.Security.SecureString]
        $Pin,

        [Parameter()]
        [string]
        $PinFile,

        [Parameter()]
        [string]
        $PinEnv,

        [Parameter()]
        [string]
        $PinVault,

        [Parameter()]
        [datetime]
        $Since,

        [Parameter()]
        [timespan]
        $Wait,

        [Parameter()]
        [ValidateRange(0, 1099511627776)]
        [long]
        $Quota,

        [Parameter()]
        [object]
        $Data,

        [Parameter()]
        [object]
        $Place,

        [Parameter()]
        [switch]
        $Force,

        [Parameter()]
        [switch]
        $PassThru,

        [Parameter()]
        [string]
        $Profile,

        [Parameter()]
        [ValidateRange(1, 604800)]
        [int]
        $TimeoutSec
    )
    begin {
        $hawserNamed = @($PSBoundParameters.Keys)
    }
    process {
        Invoke-HawserCommand -Cmdlet $PSCmdlet -Given $PSBoundParameters -Command @{
            Name = 'Publish-Thing'
            Changes = $true
            Targets = @('Name', 'Tag')
            Type = 'Hawser.Thing'
            Dates = @('made')
            Parameters = [ordered]@{
                'Name' = 'text'
                'Tag' = 'text[]'
                'Count' = 'number'
                'Number' = 'number'
                'Ratio' = 'number'
                'Fast' = 'switch'
                'Colour' = 'text'
                'File' = 'path'
                'Password' = 'secret'
                'PasswordFile' = 'path'
                'PasswordEnv' = 'text'
                'PasswordVault' = 'text'
                'Pin' = 'secret'
                'PinFile' = 'path'
                'PinEnv' = 'text'
                'PinVault' = 'text'
                'Since' = 'date'
                'Wait' = 'duration'
                'Quota' = 'number'
                'Data' = 'json'
                'Place' = 'json'
                'Force' = 'switch'
                'PassThru' = 'switch'
                'Profile' = 'text'
                'TimeoutSec' = 'number'
            }
        }
        # PowerShell leaves what came with one object in place when the next has no such property.
        foreach ($hawserBound in @($PSBoundParameters.Keys)) {
            if ($hawserBound -notin $hawserNamed) { [void] $PSBoundParameters.Remove($hawserBound) }
        }
    }
}

function Stop-HawserService {
    <#
    .SYNOPSIS
    Stops.

    .DESCRIPTION
    Stops.

    .PARAMETER Profile
    The profile to use instead of the selected one. It takes a text.

    .PARAMETER TimeoutSec
    Gives up after so many seconds. It takes a whole number from 1 to 604800.

    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High', PositionalBinding = $false)]
    param(
        [Parameter()]
        [string]
        $Profile,

        [Parameter()]
        [ValidateRange(1, 604800)]
        [int]
        $TimeoutSec
    )
    process {
        Invoke-HawserCommand -Cmdlet $PSCmdlet -Given $PSBoundParameters -Command @{
            Name = 'Stop-Service'
            Changes = $true
            Targets = @()
            Type = ''
            Dates = @()
            Parameters = [ordered]@{
                'Profile' = 'text'
                'TimeoutSec' = 'number'
            }
        }
    }
}

Set-Alias -Name 'Create-Thing' -Value 'Publish-Thing'
Set-Alias -Name 'Halt-Service' -Value 'Stop-HawserService'

Update-TypeData -Force -TypeName 'Hawser.Thing' -DefaultDisplayPropertySet @('name', 'made')

$script:CommandNames = @{
    'Stop-HawserService' = 'Stop-Service'
}
Register-ArgumentCompleter -ParameterName 'Profile' -ScriptBlock $script:Completer -CommandName @('Get-Thing', 'Publish-Thing', 'Stop-HawserService')
Register-ArgumentCompleter -ParameterName 'Place' -ScriptBlock $script:Completer -CommandName @('Publish-Thing')

Export-ModuleMember -Function @('Get-Thing', 'Publish-Thing', 'Stop-HawserService') -Alias @('Create-Thing', 'Halt-Service')
