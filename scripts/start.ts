import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startStubSite } from '../test/stub-site/stub-site.ts';

// What `npm start` shows. Until there is a site to start, a stand-in on this machine answers; with
// `npm start -- --stay` it stays until Ctrl-C, so that somebody can try the commands against it.

const hawser = fileURLToPath(new URL('../packages/cli/bin/hawser.js', import.meta.url));
const say = (text: string): unknown => process.stdout.write(`${text}\n`);
const services = [
  { name: 'discovery', version: '1' },
  { name: 'print', version: '1' },
];

if (process.argv.includes('--stay')) await stay();
else await demonstrate();

async function stay(): Promise<void> {
  const port = 8080;
  const site = await startStubSite({ services, port }).catch((error: unknown) => {
    throw new Error(`Port ${port} of this machine is in use. End what uses it, then repeat.`, {
      cause: error,
    });
  });
  say(`A stand-in for a site stays at ${site.url} until Ctrl-C. In another terminal, here:\n`);
  say('  PATH=$PWD/node_modules/.bin:$PATH');
  say(`  hawser add-profile local ${site.url}`);
  say('  hawser test-profile');
}

async function demonstrate(): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'hawser-start-'));
  const site = await startStubSite({ services });
  try {
    say('Welcome to Hawser, which ties a building to the cloud: printers, content, devices.');
    say('This is what there is so far, tried out against a stand-in for a site on this machine.\n');
    await show(home, 'get-version');
    await show(home, 'get-command');
    await show(home, 'add-profile', 'demo', site.url);
    await show(home, 'test-profile', 'demo');
    say('Go on by yourself:');
    say('  npx hawser                     what it can do');
    say('  npx hawser get-help NAME       how one command is used');
    say('  npm start -- --stay            the stand-in, for trying the commands');
    say('  npm test                       all the tests');
    say('  docs/README.md                 the documents');
  } finally {
    await site[Symbol.asyncDispose]();
    await rm(home, { recursive: true });
  }
}

/** Runs a command as somebody would, in a home of its own. */
async function show(home: string, ...words: string[]): Promise<void> {
  say(`$ hawser ${words.join(' ')}`);
  const child = spawn(process.execPath, [hawser, ...words], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, HAWSER_HOME: home },
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`hawser ${words.join(' ')} ended with ${code}`);
  say('');
}
