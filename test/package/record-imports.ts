import { registerHooks } from 'node:module';
import { Readable, Writable } from 'node:stream';
import type { Program } from '@hawser/command/program/program';

// Run by itself: `node record-imports.ts <program.ts> [module …]`. It starts the program in the ways
// that have to be quick, loads all of its commands and the modules, and writes who imported what.

const [programFile = '', ...modules] = process.argv.slice(2);

const imports: (readonly [importer: string, imported: string])[] = [];
registerHooks({
  resolve(specifier, context, nextResolve) {
    const resolved = nextResolve(specifier, context);
    imports.push([context.parentURL ?? '', resolved.url]);
    return resolved;
  },
});

const { endingSignals } = await import('@hawser/command/program/ending-signals');
const { processHost } = await import('@hawser/command/program/process-host');
const { runProgram } = await import('@hawser/command/program/run-program');
const { program } = (await import(programFile)) as { program: Program };

const nothing = new Writable({ write: (_chunk, _encoding, done) => done() });
const host = {
  ...processHost(endingSignals()),
  stdin: Readable.from([]),
  stdout: nothing,
  stderr: nothing,
};
const lines = [[], ['--version'], ['no-such-command'], ['get-version'], ['--complete', '--', '']];
for (const words of lines) await runProgram(program, words, host);
for (const description of await program.catalog.descriptions()) {
  await runProgram(program, [description.name, '--help'], host);
  await program.catalog.load(description);
}
for (const module of modules) await import(module);

process.stdout.write(JSON.stringify(imports));
