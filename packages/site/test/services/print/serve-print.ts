// A site for the bench with an office printer, over TLS, and the same in plain HTTP as its rivals have it;
// and beside it the barest handler that keeps what it is sent.
import { execFile } from 'node:child_process';
import { subscribe } from 'node:diagnostics_channel';
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { callSite } from '@hawser/core/api/call-site';
import { publishPrinter } from '@hawser/core/api/contracts/printers';
import { groupsOf } from '@hawser/core/ipp/message';
import type { FastifyInstance } from 'fastify';
import { startExternalIssuer } from '../../external-issuer/external-issuer.ts';
import { newSiteOfFolder } from '../../site-of-folder.ts';
import { everywhereDevice } from './conformance/everywhere-device.ts';
import { NowhereProxy } from './conformance/nowhere-proxy.ts';
import { IppCaller } from './ipp-caller.ts';

const [root = '', history = '0'] = process.argv.slice(2);
const closed = new AsyncDisposableStack();
const issuer = closed.use(await startExternalIssuer());

let respond: RequestListener = () => undefined;
subscribe('fastify.initialization', (message) => {
  const { fastify } = message as { readonly fastify: FastifyInstance };
  respond = (request, response) => fastify.routing(request, response);
});

const { site, address } = await newSiteOfFolder(root, {
  // One caller asks for all.
  requestsPerSecond: '99999',
  printJobsPerUserOfPrinter: '0',
  printJobsPerUser: '0',
  printJobsPerPrinter: '0',
  printMegabytesPerUser: '0',
  directoryIssuers: issuer.issuer,
  directoryTrustAnchorFile: issuer.trustAnchorFile,
});
closed.defer(async () => site.stop());
const signal = AbortSignal.timeout(15_000);
const printer = await callSite(address, publishPrinter, { body: { name: 'Office' } }, { signal });
const client = new IppCaller(address, printer);
const device = 'urn:uuid:5f1c2a70-0000-4000-8000-000000000003';
const { url } = site.running;
// All tables together take longer than the issuer's own ten minutes.
const exp = Math.floor(Date.now() / 1000) + 7200;
const deviceToken = await issuer.sign({
  sub: 'device',
  name: 'Device',
  roles: ['Printers.Publish'],
  aud: url,
  exp,
});
const byDevice = new IppCaller({ url, trustAnchor: address.trustAnchor }, printer, deviceToken);
const proxy = new NowhereProxy(byDevice, device);
await proxy.register(everywhereDevice);
if (history !== '0') {
  await client.done('Print-Job', { document: Buffer.from('%PDF-1.4') });
  await proxy.turn();
  const repeatJob = fileURLToPath(new URL('./repeat-job.ts', import.meta.url));
  await promisify(execFile)(process.execPath, [repeatJob, join(root, 'site.db'), history]);
}

const subscribed = await client.done('Create-Printer-Subscriptions', {
  groups: [
    {
      tag: 'subscription',
      attributes: {
        'notify-pull-method': 'ippget',
        'notify-events': 'printer-state-changed',
        'notify-lease-duration': 0,
      },
    },
  ],
});

let kept = 0;
async function keep(request: IncomingMessage, response: ServerResponse): Promise<void> {
  kept += 1;
  const hash = createHash('sha256');
  request.on('data', (piece: Buffer) => hash.update(piece));
  await pipeline(request, createWriteStream(join(root, `kept-${kept}`), { flush: true }));
  // As far as it is looked into it is a success of IPP.
  response.setHeader('content-type', 'application/ipp');
  response.end(Buffer.concat([Buffer.from([2, 0, 0, 0]), hash.digest()]));
}

/** Who goes away in the middle gets no answer. */
const bare: RequestListener = (request, response) =>
  void keep(request, response).catch(() => response.destroy());

async function listening(answer: RequestListener): Promise<number> {
  const server = createServer(answer);
  closed.defer(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const claims = { sub: 'ada', name: 'Ada Lovelace', roles: ['Printers.Use'], exp };
process.send?.({
  pid: process.pid,
  device,
  deviceToken,
  trustAnchor: address.trustAnchor,
  certificateUrl: address.url,
  certificate: address.certificate,
  subscription: groupsOf(subscribed.message, 'subscription')[0]?.integer('notify-subscription-id'),
  encrypted: `${url}${client.path}`,
  plain: `http://127.0.0.1:${await listening((...exchange) => respond(...exchange))}${client.path}`,
  bare: `http://127.0.0.1:${await listening(bare)}/`,
  uri: printer.url,
  token: await issuer.sign({ ...claims, aud: url }),
});
process.on('disconnect', () => {
  void closed.disposeAsync().finally(() => process.exit());
});
