import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished, vi } from 'vitest';
import { devicePrintersFolder } from '../../packages/agent/src/device-printers/device-printers-folder.ts';
import { keepPort } from '../../packages/agent/src/device-printers/installed/installed-printers.ts';
import { agentFolder } from '../../packages/agent/src/registration/agent-folder.ts';
import { agentProgram } from '../agent-process.ts';
import { temporaryFolder } from '../hawser.ts';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { startCupsd } from '../printing/cupsd.ts';
import { freePort } from '../printing/free-port.ts';
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

/** A program of that user, that does something at a port and says a word when it is done. */
async function startAs(uid: number, script: string, port: number): Promise<string> {
  const child = spawn(process.execPath, ['-e', script, String(port)], {
    uid,
    gid: uid,
    cwd: '/',
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill());
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return said.toString();
}

it.runIf(isRoot)(
  'is not held up by other users who take all the connections they get',
  async () => {
    const lab = await DeviceLab.start();
    const flood = `
    const sockets = Array.from({ length: 400 }, () =>
      require('node:net').connect(Number(process.argv[1]), '127.0.0.1').on('error', () => {}));
    let closed = 0;
    for (const socket of sockets) socket.on('close', () => {
      closed += 1;
      if (closed === 368) setTimeout(() => console.log(closed), 50);
    });`;
    // 32 are left to them, for as long as they like.
    expect(await startAs(nobody, flood, Number(new URL(lab.uri).port))).toBe('368\n');
    expect(await lab.print(pdf)).toBe(1);
  },
);

it.runIf(isRoot)('says whose its port is, where another user has taken it', async () => {
  const lab = await DeviceLab.start();
  await lab.stop();
  const folder = agentFolder(lab.root);
  const { installed } = devicePrintersFolder(folder);
  const port = await freePort();
  // What root has nobody else can take.
  expect(Number(new URL(lab.uri).port)).toBeLessThan(1024);
  const listens = `
    const server = require('node:net').createServer().listen(Number(process.argv[1]), '127.0.0.1');
    server.on('listening', () => console.log('listens'));`;
  await startAs(nobody, listens, port);
  await keepPort({ installed }, port);
  const agent = [agentProgram, 'get-cloud-printer', '-Folder', lab.root, '-Output', 'jsonl'];
  const { stdout } = await promisify(execFile)(process.execPath, agent);
  expect(JSON.parse(stdout)).toMatchObject({
    state: 'taken',
    says: expect.stringMatching(/^Another user of this machine, nobody, listens at its address/),
  });
  await lab.run();
  expect(lab.said).toContain(`The port ${port} is taken by another user of this machine, nobody,`);
});

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
