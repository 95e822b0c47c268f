import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openVault } from '../../src/identity/vault.ts';
import { Secret } from '../../src/secret.ts';
import { killed, startScript } from '../child-script.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const countForever = fileURLToPath(new URL('count-forever.ts', import.meta.url));

test('kill -9 of a writer at any moment leaves the old secret or the new one, and no lock', async () => {
  const folder = await temporaryFolder();
  const vault = await openVault({ kind: 'file', folder, env: {} });
  const deadline = performance.now() + 4000;
  let next = 0;
  // One is always starting, so that the time goes into the kills.
  let standby = startScript(countForever, [folder]);
  for (let round = 0; round < 30 && performance.now() < deadline; round++) {
    const writer = standby;
    standby = startScript(countForever, [folder]);
    writer.stdin!.write(`${next}\n`);
    let said = '';
    writer.stdout!.setEncoding('utf8').on('data', (text: string) => (said += text));
    const closed = once(writer.stdout!, 'close');
    await once(writer.stdout!, 'data');
    // One write takes a few milliseconds.
    await setTimeout(Math.random() * 8);
    await killed(writer);
    await closed;

    const last = Number(said.trimEnd().split('\n').at(-1));
    const kept = (await vault.get('count'))?.reveal();
    expect([`number ${last}`, `number ${last + 1}`]).toContain(kept);
    const before = performance.now();
    await vault.set('after', new Secret(`round ${round}`));
    expect(performance.now() - before).toBeLessThan(1000);
    next = last + 2;
  }
  expect(await vault.names()).toEqual(['after', 'count']);
  expect(await readdir(folder)).toEqual(['vault.json', 'vault.json.lock', 'vault.key']);
});
