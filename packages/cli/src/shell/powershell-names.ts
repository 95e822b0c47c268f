import { folded } from '@hawser/command/declaration/names';

const names: Readonly<Record<string, string>> = {
  'Add-Content': 'Set-Content -Append adds to a file.',
  'Add-Member': "Select-Object *, @{ n = 'Name'; e = { … } } adds a property.",
  'Get-ChildItem': 'Test-Path looks whether a file is there; others are not looked for.',
  'Get-Item': 'Test-Path looks whether a file is there.',
  'Get-Random': 'Nothing here is left to chance.',
  'Get-Unique': 'Sort-Object -Unique and Select-Object -Unique do it.',
  'Import-Module': 'All commands of the product are there already.',
  'Invoke-Command': '& { … } runs a block here.',
  'Invoke-Expression': 'No text is run as a program; & calls a block, or a command by its name.',
  'New-Object': 'Objects are made by [pscustomobject]@{ … }',
  'Out-Default': 'What nothing takes is shown anyway.',
  'Out-Host': 'What nothing takes is shown anyway.',
  'Select-String': "Where-Object { $_ -match '…' } chooses texts.",
  'Set-StrictMode': 'hawser test-runbook tells of variables that nothing sets.',
  'Start-Job': 'ForEach-Object -Parallel does several things at once.',
  'Start-Process': 'hawser -AllowNative runs a program by its name.',
  'Write-Debug': 'Write-Verbose says what only some want to hear.',
  'Write-Information': 'Write-Host says something.',
  'Write-Progress': 'Write-Host says how far it is.',
};

const byName = new Map(Object.entries(names).map(([name, says]) => [folded(name), says]));

/** What does here what a command of PowerShell does, that is not here. */
export function insteadOf(name: string): string | undefined {
  return byName.get(folded(name));
}
