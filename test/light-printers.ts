import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Attributes } from '@hawser/core/ipp/attributes';
import { readMessage } from '@hawser/core/ipp/decode/read-message';
import { encodeAttributes } from '@hawser/core/ipp/encode/encode-attributes';
import { encodeMessage, type GivenGroup } from '@hawser/core/ipp/encode/encode-message';
import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import { groupsOf } from '@hawser/core/ipp/message';
import { operationName, type OperationName } from '@hawser/core/ipp/tables/operations';
import { type StatusName, statusCodes } from '@hawser/core/ipp/tables/status-codes';
import { everywhereDevice } from '../packages/site/test/services/print/conformance/everywhere-device.ts';

/** What a printer is asked. */
export interface LightAsked {
  readonly printer: LightPrinter;
  readonly name: OperationName;
  readonly operation: Attributes | undefined;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

export interface LightAnswer {
  readonly status?: StatusName;
  readonly groups?: readonly GivenGroup[];
}

/** Answers something else than a sound printer; undefined where it is sound, null where it has answered itself. */
export type Mischief = (
  asked: LightAsked,
) => LightAnswer | undefined | null | Promise<LightAnswer | undefined | null>;

interface LightJob {
  readonly id: number;
  readonly uuid: string;
  readonly name: string;
  octets: number;
  state: 'pending' | 'processing' | 'completed' | 'canceled';
}

/** A printer of IPP with no paper: a job is printed as soon as its document is there. */
export class LightPrinter {
  readonly path: string;
  /** When the first byte of each document came, and of which job. */
  readonly arrivals: { readonly job: string; readonly at: number; octets: number }[] = [];
  readonly asked = new Map<string, number>();
  readonly jobs = new Map<number, LightJob>();
  /** What it says of itself beside, or otherwise than usual. */
  says: GivenAttributes = {};
  mischief: Mischief = () => undefined;
  #shown: { readonly says: GivenAttributes; readonly attributes: Attributes } | undefined;
  readonly #uuid: string;

  constructor(number: number) {
    this.path = `/office/${number}`;
    this.#uuid = `urn:uuid:00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
  }

  get attributes(): Attributes {
    const { says } = this;
    if (this.#shown?.says !== says) {
      const attributes = encodeAttributes({
        ...everywhereDevice,
        'printer-uuid': { type: 'uri', value: this.#uuid },
        'printer-name': this.path.slice(1).replace('/', '-'),
        'printer-state': 'idle',
        'printer-state-reasons': 'none',
        'printer-is-accepting-jobs': true,
        ...says,
      });
      this.#shown = { says, attributes };
    }
    return this.#shown?.attributes ?? encodeAttributes({});
  }
}

/** Many printers at one port, in this process. */
export interface LightPrinters extends AsyncDisposable {
  readonly all: readonly LightPrinter[];
  uri(printer: LightPrinter): string;
  close(): Promise<void>;
}

export async function startLightPrinters(count: number): Promise<LightPrinters> {
  const all = Array.from({ length: count }, (_, index) => new LightPrinter(index + 1));
  const byPath = new Map(all.map((printer) => [printer.path, printer]));
  const server = createServer((request, response) => {
    const printer = byPath.get(request.url ?? '');
    if (printer === undefined) response.writeHead(404).end();
    else answer(printer, request, response).catch(() => response.destroy());
  });
  server.keepAliveTimeout = 60_000;
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => closed(server);
  return {
    all,
    uri: ({ path }) => `ipp://127.0.0.1:${port}${path}`,
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function closed(server: Server): Promise<void> {
  const end = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await end;
}

async function answer(
  printer: LightPrinter,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { message, document } = await readMessage(request as AsyncIterable<Buffer>);
  const name = operationName(message.code) ?? 'Get-Printer-Attributes';
  printer.asked.set(name, (printer.asked.get(name) ?? 0) + 1);
  const [operation] = groupsOf(message, 'operation');
  const asked = { printer, name, operation, request, response };
  const other = await printer.mischief(asked);
  if (other === null) return;
  const { status = 'successful-ok', groups = [] } = other ?? (await soundly(asked, document));
  const head = { 'attributes-charset': 'utf-8', 'attributes-natural-language': 'en' };
  const bytes = encodeMessage({
    code: statusCodes[status],
    requestId: message.requestId,
    groups: [{ tag: 'operation', attributes: head }, ...groups],
  });
  response.writeHead(200, { 'content-type': 'application/ipp', 'content-length': bytes.length });
  response.end(bytes);
}

async function soundly(
  { printer, name, operation }: LightAsked,
  document: AsyncIterable<Uint8Array>,
): Promise<LightAnswer> {
  const { jobs } = printer;
  const job = jobs.get(operation?.integer('job-id') ?? 0);
  switch (name) {
    case 'Get-Printer-Attributes': {
      const wanted = new Set(operation?.keywords('requested-attributes') ?? []);
      const { attributes } = printer;
      const isAll = wanted.size === 0 || wanted.has('all');
      const shown = isAll ? attributes : attributes.those((each) => wanted.has(each));
      return { groups: [{ tag: 'printer', attributes: shown }] };
    }
    case 'Create-Job': {
      const made = newJob(printer, operation);
      return { groups: [{ tag: 'job', attributes: shownJob(made) }] };
    }
    case 'Print-Job':
    case 'Send-Document': {
      const printed = name === 'Print-Job' ? newJob(printer, operation) : job;
      if (printed === undefined) return { status: 'client-error-not-found' };
      const arrival = { job: printed.name, at: Date.now(), octets: 0 };
      for await (const { length } of document) {
        if (arrival.octets === 0) printer.arrivals.push({ ...arrival, at: Date.now() });
        arrival.octets += length;
      }
      printed.octets += arrival.octets;
      if (printed.state !== 'canceled') printed.state = 'completed';
      return { groups: [{ tag: 'job', attributes: shownJob(printed) }] };
    }
    case 'Cancel-Job':
      if (job !== undefined) job.state = 'canceled';
      return job === undefined ? { status: 'client-error-not-found' } : {};
    case 'Get-Job-Attributes':
      if (job === undefined) return { status: 'client-error-not-found' };
      return { groups: [{ tag: 'job', attributes: shownJob(job) }] };
    case 'Get-Jobs':
      return {
        groups: Array.from(jobs.values(), (each) => ({
          tag: 'job' as const,
          attributes: shownJob(each),
        })),
      };
    default:
      return {};
  }
}

function newJob({ jobs }: LightPrinter, operation: Attributes | undefined): LightJob {
  const id = jobs.size + 1;
  const made: LightJob = {
    id,
    uuid: operation?.uri('job-uuid') ?? '',
    name: operation?.name('job-name') ?? '',
    octets: 0,
    state: 'processing',
  };
  jobs.set(id, made);
  return made;
}

function shownJob({ id, uuid, name, state }: LightJob): GivenAttributes {
  return {
    'job-id': id,
    'job-name': name,
    'job-state': state,
    'job-state-reasons': 'none',
    ...(uuid === '' ? {} : { 'job-uuid': { type: 'uri', value: uuid } }),
    ...(state === 'completed' ? { 'job-impressions-completed': 1 } : {}),
  };
}
