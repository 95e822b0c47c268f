import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { temporaryFolder } from '../hawser.ts';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { startCupsd } from '../printing/cupsd.ts';
import { DeviceLab } from './device-lab.ts';

vi.setConfig({ testTimeout: 60_000 });

const pdf = Buffer.from('%PDF-1.7\nnot much\n');
const nobody = 65_534;

/** What a program of that user gets as an answer to Get-Jobs: the status of IPP. */
async function askedAs(uid: number, uri: string): Promise<number> {
  const script = `
    const net = require('node:net');
    const uri = new URL(process.argv[1].replace('ipp:', 'http:'));
    const text = (tag, name, value) => {
      const head = Buffer.alloc(5 + name.length);
      head[0] = tag;
      head.writeUInt16BE(name.length, 1);
      head.write(name, 3);
      head.writeUInt16BE(value.length, 3 + name.length);
      return Buffer.concat([head, Buffer.from(value)]);
    };
    const body = Buffer.concat([
      Buffer.from([2, 0, 0, 10, 0, 0, 0, 1, 1]),
      text(0x47, 'attributes-charset', 'utf-8'),
      text(0x48, 'attributes-natural-language', 'en'),
      text(0x45, 'printer-uri', process.argv[1]),
      text(0x42, 'requesting-user-name', 'root'),
      Buffer.from([3]),
    ]);
    fetch(uri, { method: 'POST', body, headers: { 'content-type': 'application/ipp' } })
      .then((answer) => answer.arrayBuffer())
      .then((bytes) => console.log(Buffer.from(bytes).readUInt16BE(2)));
  `;
  const child = spawn(process.execPath, ['-e', script, uri], {
    uid,
    gid: uid,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = child.stdout.setEncoding('utf8').toArray();
  await once(child, 'close');
  return Number((await said).join(''));
}

const isRoot = process.getuid?.() === 0;
const forbidden = 0x0401;

it.runIf(isRoot)('is there for the person it belongs to, and for no other user', async () => {
  const lab = await DeviceLab.start();
  expect(await askedAs(0, lab.uri)).toBe(0);
  expect(await askedAs(nobody, lab.uri)).toBe(forbidden);
  // Whoever was not told the path finds no printer at all.
  const { origin } = new URL(lab.uri.replace('ipp:', 'http:'));
  const answer = await fetch(`${origin}/ipp/print`, {
    method: 'POST',
    body: 'anything',
    headers: { 'content-type': 'application/ipp' },
  });
  expect(answer.status).toBe(404);
});

it.runIf(isRoot)(
  'believes nobody but CUPS who prints, where it is there for everybody',
  async () => {
    const lab = await DeviceLab.start({ owner: { kind: 'everybody' } });
    expect(await askedAs(0, lab.uri)).toBe(forbidden);
    expect(await askedAs(nobody, lab.uri)).toBe(forbidden);
    await expect(lab.print(pdf)).rejects.toMatchObject({ ippStatus: forbidden });
    expect(await lab.atSite()).toEqual([]);
  },
);

describeWithPeers('printing', 'people who print by a real CUPS', () => {
  it.runIf(isRoot)('do so as themselves, each with his own sign-in', async () => {
    const lab = await DeviceLab.start({ owner: { kind: 'everybody' } });
    const cupsd = await startCupsd({ queues: [] });
    await cupsd.addQueue('office', lab.uri);
    const file = join(await temporaryFolder(), 'letter.pdf');
    await writeFile(file, pdf);
    await cupsd.print('office', file, '-U', 'ada');
    await cupsd.print('office', file, '-U', 'grace');
    // CUPS sends the next when the one before is on paper.
    await lab.whilePrinting(async () => {
      await expect.poll(async () => (await lab.atSite()).length, { timeout: 20_000 }).toBe(2);
    });
    expect(lab.askedFor).toEqual(new Set(['ada', 'grace']));
  });

  it.runIf(isRoot)('print nothing by the printer of somebody else', async () => {
    const lab = await DeviceLab.start({ owner: { kind: 'person', name: 'ada', uid: 12_345 } });
    const cupsd = await startCupsd({ queues: [] });
    await cupsd.addQueue('office', lab.uri);
    const file = join(await temporaryFolder(), 'letter.pdf');
    await writeFile(file, pdf);
    await cupsd.print('office', file, '-U', 'grace');
    await expect
      .poll(async () => cupsd.log(), { timeout: 20_000 })
      .toContain('it belongs to ada, and CUPS prints for grace');
    await cupsd.run('cancel', '-a');
    await cupsd.print('office', file, '-U', 'ada');
    await expect.poll(async () => (await lab.atSite()).length, { timeout: 20_000 }).toBe(1);
  });
});
