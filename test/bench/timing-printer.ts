// A virtual printer in a process of its own, which tells when the first and the last byte of each document came.
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { systemClock } from '@hawser/core/clock';
import { decodeMessage } from '@hawser/core/ipp/decode/decode-message';
import { MessageError } from '@hawser/core/ipp/decode/message-error';
import { operations } from '@hawser/core/ipp/tables/operations';
import { holdPrinter } from '../../packages/agent/src/virtual-printer/hold-printer.ts';
import { printerPlace } from '../../packages/agent/src/virtual-printer/printer-place.ts';
import { runVirtualPrinter } from '../../packages/agent/src/virtual-printer/run-virtual-printer.ts';

/** What it tells, in milliseconds of the clock that all processes of a machine share. */
export interface DocumentTimes {
  readonly what: 'first' | 'last';
  readonly at: number;
}

const withDocument: ReadonlySet<number> = new Set([
  operations['Print-Job'],
  operations['Send-Document'],
]);

const now = (): number => Number(process.hrtime.bigint()) / 1e6;

function tell(what: DocumentTimes['what'], at: number): void {
  process.send?.({ what, at } satisfies DocumentTimes);
}

/** Bytes of a document are behind the attributes of its request. */
function hasDocument(bytes: Buffer): boolean {
  try {
    return decodeMessage(bytes).document.length > 0;
  } catch (error) {
    if (error instanceof MessageError) return false;
    throw error;
  }
}

subscribe('http.server.request.start', (message) => {
  const { request } = message as { readonly request: IncomingMessage };
  const push = request.push.bind(request);
  let head = Buffer.alloc(0);
  let isTold = false;
  // What comes from the network comes by this.
  request.push = (piece: Buffer | null, ...more) => {
    const at = now();
    if (piece === null) {
      if (isTold) tell('last', at);
    } else if (!isTold && head.length < 100_000) {
      head = Buffer.concat([head, piece]);
      isTold = withDocument.has(head.readUInt16BE(2)) && hasDocument(head);
      if (isTold) tell('first', at);
    }
    return push(piece, ...more);
  };
});

const [, , folder = ''] = process.argv;
const place = printerPlace(folder);
const held = await holdPrinter(place);
const printer = await runVirtualPrinter({
  place,
  settings: {
    name: 'Office',
    location: '',
    formats: ['application/pdf', 'image/jpeg', 'image/pwg-raster'],
    pagesPerMinute: undefined,
  },
  listen: { host: '127.0.0.1', port: 0 },
  clock: systemClock,
  say: () => undefined,
});
process.send?.(printer.uri);
process.on('disconnect', () => {
  void printer
    .stop()
    .then(async () => held[Symbol.asyncDispose]())
    .finally(() => process.exit());
});
