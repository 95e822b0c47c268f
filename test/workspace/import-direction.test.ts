import { describe, expect, it } from 'vitest';
import { importsOf, wrongImports, type Module } from './import-direction.ts';
import { sourceFiles } from './sources.ts';

const files = sourceFiles('packages');

describe('the direction of imports', () => {
  it('is kept by the sources', () => {
    const sources = files.filter(({ path }) => /^packages\/[^/]+\/src\/.*\.ts$/.test(path));
    const modules = sources.map(({ path, text }) => ({ file: path, imports: importsOf(text) }));
    expect(modules.length).toBeGreaterThan(0);
    expect(wrongImports(modules)).toEqual([]);
  });

  it('is kept by the manifests', () => {
    const manifests = files.filter(({ path }) => /^packages\/[^/]+\/package\.json$/.test(path));
    expect(manifests.length).toBeGreaterThan(0);
    expect(wrongImports(manifests.map(({ path, text }) => manifest(path, text)))).toEqual([]);
  });

  it('leaves core without a barrel', () => {
    const barrels = files.filter(({ path }) =>
      /^packages\/core\/src\/(.*\/)?index\.ts$/.test(path),
    );
    expect(barrels).toEqual([]);
  });

  it.each([
    ['packages/core/src/errors.ts', '@hawser/command/view/table'],
    ['packages/core/src/errors.ts', '@hawser/site/main'],
    ['packages/core/src/errors.ts', 'hawser'],
    ['packages/core/package.json', 'hawser-agent'],
    ['packages/command/src/bind.ts', '@hawser/site/main'],
    ['packages/agent/src/main.ts', '@hawser/site/store/tables'],
    ['packages/agent/package.json', 'hawser'],
    ['packages/cli/src/commands/new-printer.ts', '@hawser/site/main'],
    ['packages/cli/src/main.ts', 'hawser-agent/main'],
    ['packages/site/src/main.ts', '@hawser/command/view/table'],
    ['packages/site/package.json', '@hawser/command'],
    ['packages/cli/src/main.ts', '../../core/src/errors.ts'],
    ['packages/cli/src/main.ts', '../../../scripts/tool.ts'],
    ['packages/core/src/ipp/client.ts', '../pki/chain.ts'],
    ['packages/core/src/relay/frame.ts', '@hawser/core/content/manifest'],
    ['packages/site/src/services/print/jobs.ts', '../content/store.ts'],
    ['packages/unheard-of/src/main.ts', '@hawser/core/errors'],
  ])('forbids %s to import %s', (file, specifier) => {
    expect(wrongImports([{ file, imports: [specifier] }])).toHaveLength(1);
  });

  it.each([
    ['packages/command/src/bind.ts', '@hawser/core/errors'],
    ['packages/cli/src/main.ts', '@hawser/command/view/table'],
    ['packages/cli/src/commands/start-site.ts', '@hawser/site/main'],
    ['packages/cli/package.json', '@hawser/site'],
    ['packages/site/src/services/print/jobs.ts', '../../store/tables.ts'],
    ['packages/site/src/services/print/jobs.ts', '../print/printers.ts'],
    ['packages/site/src/main.ts', './services/print/jobs.ts'],
    ['packages/core/src/printing/job.ts', '../ipp/message.ts'],
    ['packages/core/src/errors.ts', 'node:fs'],
    ['packages/core/src/errors.ts', 'pino'],
  ])('allows %s to import %s', (file, specifier) => {
    expect(wrongImports([{ file, imports: [specifier] }])).toEqual([]);
  });

  it('is read from every form of import', () => {
    const text = `
      import { a } from './named.ts';
      import {
        b,
      } from "./lines.ts";
      import type { C } from './type.ts';
      import './effect.ts';
      export * from './again.ts';
      const lazy = await import('./lazy.ts');
      type D = import('./inline.ts').D;
    `;
    const names = ['named', 'lines', 'type', 'effect', 'again', 'lazy', 'inline'];
    expect(importsOf(text)).toEqual(names.map((name) => `./${name}.ts`));
  });
});

function manifest(file: string, text: string): Module {
  const { dependencies, devDependencies, peerDependencies, optionalDependencies } =
    JSON.parse(text);
  const all = { ...dependencies, ...devDependencies, ...peerDependencies, ...optionalDependencies };
  return { file, imports: Object.keys(all) };
}
