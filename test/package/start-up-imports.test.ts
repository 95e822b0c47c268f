import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../hawser.ts';
import { heavyImports, type Imports } from './heavy-imports.ts';
import { checkout } from './installed.ts';

const recorder = fileURLToPath(new URL('record-imports.ts', import.meta.url));

/** What is imported when a program starts, whichever command it is to run. */
async function startUpImports(folder: string, ...modules: readonly string[]): Promise<Imports> {
  const program = pathToFileURL(join(checkout, 'packages', folder, 'src/program.ts')).href;
  const { stdout } = await promisify(execFile)(process.execPath, [recorder, program, ...modules], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout) as Imports;
}

describe('nothing heavy is loaded at the start of', () => {
  it.each(['cli', 'agent'])('%s, with any of its commands', async (folder) => {
    const imports = await startUpImports(folder);
    // That it looked at all: at every command, and at what oclif is made of.
    const imported = new Set(imports.map(([, url]) => url));
    expect([...imported].filter((url) => /\/src\/commands\/[^/]+\.ts$/.test(url))).not.toEqual([]);
    expect([...imported].some((url) => url.includes('/@oclif/core/lib/config/'))).toBe(true);
    expect(heavyImports(imports)).toEqual([]);
  });
});

describe('something heavy is found', () => {
  it('with the imports that led to it', async () => {
    const folder = await temporaryFolder();
    const zod = join(folder, 'node_modules/zod');
    await mkdir(zod, { recursive: true });
    await writeFile(join(zod, 'package.json'), '{ "name": "zod", "main": "zod.cjs" }');
    await writeFile(join(zod, 'zod.cjs'), '');
    await writeFile(join(folder, 'command.mjs'), "import './shape.mjs';");
    await writeFile(join(folder, 'shape.mjs'), "import 'zod';");
    const command = pathToFileURL(join(folder, 'command.mjs')).href;

    const [found, ...others] = heavyImports(await startUpImports('agent', command));
    expect(found).toMatch(/^zod: .*record-imports\.ts > .*\/command\.mjs > .*\/shape\.mjs > zod\//);
    expect(others).toEqual([]);
  });

  it.each([
    ['@azure/identity', '@azure/identity/dist/index.js'],
    ['@inquirer/prompts', '.pnpm/x@1/node_modules/@inquirer/prompts/dist/index.js'],
    ['listr2', '.pnpm/listr2@11.4.0/node_modules/listr2/dist/index.js'],
    ['@hawser/site', '../packages/site/src/main.ts'],
  ])('where it is %s', (name, path) => {
    const imports: Imports = [
      ['', 'file:///a.ts'],
      ['file:///a.ts', new URL(path, 'file:///checkout/node_modules/').href],
    ];
    expect(heavyImports(imports)).toEqual([expect.stringMatching(`^${name}: `)]);
  });

  it('but not where only its name is alike', () => {
    const imports: Imports = [['', 'file:///node_modules/zod-like/index.js']];
    expect(heavyImports(imports)).toEqual([]);
  });
});
