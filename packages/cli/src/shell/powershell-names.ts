import { folded } from '@hawser/command/declaration/names';

const native =
  'No file is moved or removed here; hawser -AllowNative opens a shell that runs other programs.';
const folder = 'Hawser stays where it was started (Get-Location): name the folder in the path.';
const alone = 'All commands of the product are there already.';
const web = 'Commands of the product ask the site; nothing else is asked here.';
const job = 'ForEach-Object -Parallel does several things at once.';

/** The names of one line mean the same. */
const names: Readonly<Record<string, string>> = {
  'Add-Content ac': 'Set-Content -Append adds to a file.',
  'Add-Member': "Select-Object *, @{ n = 'Name'; e = { … } } adds a property.",
  'Clear-Variable clv Remove-Variable rv': '$name = $null empties a variable.',
  'ConvertTo-SecureString Get-Credential':
    'A secret is named by where it is: -PasswordFile, -PasswordEnv, -PasswordStdin or -PasswordVault.',
  'Copy-Item cp copy cpi': `Get-Content one | Set-Content other copies a text. ${native}`,
  'Get-Host': '$PSVersionTable says which Hawser it is.',
  'Get-Item gi Get-ItemProperty gp': 'Get-ChildItem tells of a file.',
  'Get-Random': 'Nothing here is left to chance.',
  'Get-Unique gu': 'Sort-Object -Unique and Select-Object -Unique do it.',
  'Import-Module ipmo Get-Module gmo Install-Module': alone,
  'Invoke-Command icm': '& { … } runs a block here.',
  'Invoke-Expression iex':
    'No text is run as a program; & calls a block, or a command by its name.',
  'Invoke-WebRequest iwr curl wget Invoke-RestMethod irm': web,
  'Join-Path Split-Path Resolve-Path rvpa': 'A path is a text: "$folder/$name"',
  'Move-Item mv move mi Rename-Item ren rni': native,
  'New-Alias nal Set-Alias sal': 'function short { long-name @args } gives a command another name.',
  'New-Item ni mkdir md touch': `Set-Content makes a file, also an empty one. ${native}`,
  'New-Object': 'Objects are made by [pscustomobject]@{ … }',
  'Out-Default Out-Host oh': 'What nothing takes is shown anyway.',
  'Out-GridView ogv more less': 'Format-Table shows them; Select-Object -First 20 shows the first.',
  'Out-Printer lp lpr': 'Commands look after printers here; Test-CloudPrinter prints a page.',
  'Remove-Item rm del erase rd rmdir ri': native,
  'Select-String sls grep findstr': "Where-Object { $_ -match '…' } chooses texts.",
  'Set-Location cd chdir sl Push-Location pushd Pop-Location popd': folder,
  'Set-StrictMode': 'hawser test-runbook tells of variables that nothing sets.',
  'Start-Job sajb Get-Job gjb Receive-Job rcjb Wait-Job wjb': job,
  'Start-Process saps start Get-Process ps gps Stop-Process kill spps Invoke-Item ii':
    'hawser -AllowNative opens a shell that runs other programs.',
  'Start-Transcript': 'Invoke-Runbook keeps a log of all that it does.',
  'head tail': 'Select-Object -First 10, or -Last 10, takes some of what comes.',
  wc: 'Measure-Object counts.',
  which: 'Get-Command says what a name is.',
  'Write-Debug': 'Write-Verbose says what only some want to hear.',
  'Write-Information': 'Write-Host says something.',
  'Write-Progress': 'Write-Host says how far it is.',
};

const byName = new Map(
  Object.entries(names).flatMap(([all, says]) =>
    all.split(' ').map((name): [string, string] => [folded(name), says]),
  ),
);

/** What does here what a command elsewhere does, that is not here. */
export function insteadOf(name: string): string | undefined {
  return byName.get(folded(name));
}
