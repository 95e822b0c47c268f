import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { placedParameters } from '@hawser/command/declaration/common-parameters';
import type { CommandDescription } from '@hawser/command/declaration/description';
import { folded, parameterName, typedName } from '@hawser/command/declaration/names';
import { verbs } from '@hawser/command/declaration/verbs';
import { catalog as agent } from '../../packages/agent/src/catalog.ts';
import { catalog as cli } from '../../packages/cli/src/catalog.ts';

// What PowerShell approves (Get-Verb, PowerShell 7), as far as a product like this could want it.
const approved = new Set(
  `Add Clear Close Copy Enter Exit Find Format Get Hide Join Lock Move New Open Optimize Pop Push
   Redo Remove Rename Reset Resize Search Select Set Show Skip Split Step Switch Undo Unlock Watch
   Connect Disconnect Read Receive Send Write
   Backup Checkpoint Compare Compress Convert ConvertFrom ConvertTo Dismount Edit Expand Export Group
   Import Initialize Limit Merge Mount Out Publish Restore Save Sync Unpublish Update
   Debug Measure Ping Repair Resolve Test Trace
   Approve Build Complete Confirm Deny Deploy Disable Enable Install Invoke Register Request Restart Resume
   Start Stop Submit Suspend Uninstall Unregister Wait
   Block Grant Protect Revoke Unblock Unprotect
   Use`.split(/\s+/),
);

it('the verbs of the product are among those that PowerShell approves', () => {
  expect(verbs.filter((verb) => !approved.has(verb))).toEqual([]);
});

const programs = { hawser: await cli.descriptions(), 'hawser-agent': await agent.descriptions() };

describe.each(Object.entries(programs))('%s', (_, commands) => {
  it('has a file for each command, named as it is typed', async () => {
    const folders = ['command', 'cli', 'agent'].map(
      (name) => `../../packages/${name}/src/commands/`,
    );
    const files = await Promise.all(
      folders.map(async (folder) => readdir(new URL(folder, import.meta.url))),
    );
    const names = new Set(files.flat().map((file) => file.replace(/\.ts$/, '')));
    expect(commands.map(({ name }) => typedName(name)).filter((name) => !names.has(name))).toEqual(
      [],
    );
  });

  it('has no name twice', () => {
    const names = commands.flatMap(({ name, aliases }) => [name, ...aliases]).map(folded);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

const every = [
  ...new Map(
    Object.values(programs)
      .flat()
      .map((each) => [each.name, each]),
  ).values(),
];

describe.each(every.map((command) => [command.name, command] as const))('%s', (_, command) => {
  it('has a verb of the list and a noun in Pascal case', () => {
    expect(command.name).toMatch(/^[A-Z][a-z]+-([A-Z][a-z]+|[A-Z]{2,4}(?=[A-Z]|$))+$/);
    expect(verbs).toContain(command.name.split('-')[0]);
  });

  it('says in sentences what it and its parameters are for', () => {
    const texts = [command.summary, ...command.parameters.map(({ help }) => help)];
    expect(texts.filter((text) => !/^[A-Z].*\.$/s.test(text))).toEqual([]);
  });

  it('has an example, and each says what it does', () => {
    expect(command.examples.length).toBeGreaterThan(0);
    expect(command.examples.filter(({ says }) => !/^[A-Z].*\.$/s.test(says))).toEqual([]);
  });

  it('has parameters whose names and places do not collide', () => {
    const names = placedParameters(command)
      .flatMap(({ key, aliases }) => [key, ...(aliases ?? [])])
      .map(folded);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    const places = command.parameters
      .flatMap(({ position }) => position ?? [])
      .toSorted((a, b) => a - b);
    expect(places).toEqual(places.map((_place, index) => index));
  });

  it('asks only where it changes something', () => {
    const reads = /^(?:Get|Test|Trace|Find|Search|Show|Wait)-/.test(command.name);
    expect(reads).toBe(command.impact === 'none');
  });
});

it('the same noun always means the same type of object', () => {
  const types = new Map<string, unknown>();
  for (const { output } of every as readonly CommandDescription[]) {
    if (output === undefined) continue;
    expect(output.properties).toEqual(types.get(output.name) ?? output.properties);
    types.set(output.name, output.properties);
  }
});

it('every command takes secrets in the same ways, and the guide says which', async () => {
  const all = every.flatMap(({ name, parameters }) =>
    parameters.map(({ key, type }) => ({ command: typedName(name), key, type })),
  );
  const named = /(?:password|secret|token|code|key|credential)(?:again|env|stdin|vault)?$/i;
  const asking = new Set(['withPassword', 'includePrivateKey']);
  const otherwise = all.filter(
    ({ key, type }) => named.test(key) && type !== 'secret' && !asking.has(key),
  );
  expect(otherwise).toEqual([]);

  const guide = await readFile(
    new URL('../../docs/guides/command-line.md', import.meta.url),
    'utf8',
  );
  const [, chapter = ''] = /^## Secrets\n(.*?)(?=^## |$(?![^]))/ms.exec(guide) ?? [];
  const untold = all
    .filter(({ type }) => type === 'secret')
    .filter(({ key, command }) => {
      const rows = chapter.split('\n').filter((row) => row.includes(`\`-${parameterName(key)}\``));
      return !rows.some((row) => row.includes(`\`${command}\``));
    });
  expect(untold).toEqual([]);
});
