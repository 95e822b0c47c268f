import { visible } from '../../../visible.ts';

/** A printer that a device is to have. */
export interface ScriptedPrinter {
  readonly id: string;
  readonly name: string;
}

/**
 * A script that gives whoever runs it printers on Windows. The agent says where each is on that device, and
 * Add-Printer makes a queue of it with the driver that Windows has for IPP.
 */
export function windowsScript(printers: readonly ScriptedPrinter[], discovery: string): Buffer {
  const ids = printers.map(({ id, name }) => `  '${id}' # ${visible(name)}`);
  const lines = [
    '#Requires -Version 5.1',
    `# Gives whoever runs it printers of ${visible(discovery)}.`,
    '# Run it as the person, not as the system, in the PowerShell of 64 bits. The agent has to run',
    '# for that person, who has to be signed in: hawser-agent connect-agent-user',
    "$ErrorActionPreference = 'Stop'",
    '$ids = @(',
    ...ids,
    ')',
    'foreach ($id in $ids) {',
    '  $written = hawser-agent add-cloud-printer $id -Output jsonl',
    '  if ($LASTEXITCODE -ne 0) { throw "hawser-agent add-cloud-printer $id ended with $LASTEXITCODE" }',
    '  $added = $written | ConvertFrom-Json',
    '  if (Get-Printer -Name $added.name -ErrorAction SilentlyContinue) { continue }',
    "  Add-Printer -Name $added.name -IppURL ($added.uri -replace '^ipp:', 'http:')",
    '}',
    '',
  ];
  // Windows PowerShell takes a script without the mark for one in an old code page.
  return Buffer.from(`\uFEFF${lines.join('\r\n')}`);
}

/** The same for macOS, and for any other CUPS: lpadmin asks the printer what it can do. */
export function macScript(printers: readonly ScriptedPrinter[], discovery: string): Buffer {
  const queues = queueNames(printers);
  const lines = [
    '#!/bin/sh',
    `# Gives whoever runs it printers of ${visible(discovery)}.`,
    '# Run it as the person, not as root. The agent has to run for that person, who has to be signed',
    '# in: hawser-agent connect-agent-user',
    'set -eu',
    'add() {',
    '  written=$(hawser-agent add-cloud-printer "$1" -Output csv -Property uri)',
    '  lpadmin -p "$2" -E -v "$(printf "%s\\n" "$written" | tail -n 1)" -m everywhere',
    '}',
    ...printers.map(({ id, name }, place) => `add ${id} ${queues[place]} # ${visible(name)}`),
    '',
  ];
  return Buffer.from(lines.join('\n'));
}

/** What CUPS can call a queue: neither spaces nor slashes, and no two alike, whatever letters are large. */
function queueNames(printers: readonly ScriptedPrinter[]): readonly string[] {
  const taken = new Set<string>();
  return printers.map(({ id, name }) => {
    const plain = name.replaceAll(/[^\w.]+/g, '_').slice(0, 100);
    const isUsable = /[a-z\d]/i.test(plain) && !taken.has(plain.toLowerCase());
    const queue = isUsable ? plain : `printer_${id}`;
    taken.add(queue.toLowerCase());
    return queue;
  });
}
