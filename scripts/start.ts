import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

// What `npm start` shows: a site on this machine, in a folder that goes at the end.

const hawser = fileURLToPath(new URL('../packages/cli/bin/hawser.js', import.meta.url));
const say = (text: string): unknown => process.stdout.write(`${text}\n`);

const home = await mkdtemp(join(tmpdir(), 'hawser-start-'));
try {
  say('Welcome to Hawser, which ties a building to the cloud: printers, content, devices.');
  say('This is what there is so far, tried out in a site on this machine.\n');
  await show('get-version');
  await show('start-site', '-Detach', '-Listen', '127.0.0.1:0');
  await show('get-site');
  await show('test-site', '-Property', 'check,result,detail');
  await show('get-command', '*-site*');
} finally {
  await show('stop-site');
  await rm(home, { recursive: true });
}
say('Go on by yourself:');
say('  npx hawser                        what it can do');
say('  npx hawser start-site -Detach     a site that stays; npx hawser stop-site ends it');
say('  npx hawser get-help NAME          how one command is used');
say('  npm test                          all the tests');
say('  docs/README.md                    the documents');

/** Runs a command as somebody would, in a home of its own. */
async function show(...words: string[]): Promise<void> {
  say(`$ hawser ${words.map((word) => (word.includes('*') ? `'${word}'` : word)).join(' ')}`);
  const child = spawn(process.execPath, [hawser, ...words], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, HAWSER_HOME: home },
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`hawser ${words.join(' ')} ended with ${code}`);
  say('');
}
