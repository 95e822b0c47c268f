import { encodeMessage } from '@hawser/core/ipp/encode/encode-message';
import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import { type OperationName, operations } from '@hawser/core/ipp/tables/operations';
import { endWith } from '../printing/at-end.ts';
import { startCupsd } from '../printing/cupsd.ts';
import { startEvePrinter } from '../printing/eve-printer.ts';
import type { Bench, Candidate, Subject, Target } from './bench.ts';
import { servePrint } from './serve-print.ts';
import { type Load, loadWith } from './wrk.ts';

export interface PrintBench {
  readonly benches: readonly Bench[];
  close(): Promise<void>;
}

/** Where the site and its rivals are asked, and for which printer. */
interface Servers {
  readonly encrypted: Place;
  readonly plain: Place;
  /** Receives, makes a SHA-256, and syncs; nothing else. */
  readonly bare: Place;
  readonly cupsd: Place & {
    /** A queue that only takes jobs, as a printer of the site does whose device is away. */
    readonly office: Place;
    /** So that the jobs of one run do not slow down the next. */
    forget(): Promise<void>;
  };
  readonly ippeveprinter: Place;
}

interface Place {
  readonly url: string;
  readonly uri: string;
  readonly token?: string;
}

const three = ['printer-state', 'printer-state-reasons', 'printer-is-accepting-jobs'];
const none: Target = { none: true };
const runs = 5;

/** The print service beside cupsd and ippeveprinter, loaded by wrk. Times are of a thousand requests. */
export function printBench(scratch: string): PrintBench {
  const opened = new AsyncDisposableStack();
  let servers: Promise<Servers> | undefined;
  // Only where it is measured.
  const get = async (): Promise<Servers> => (servers ??= start(scratch, opened));

  const subject = (
    name: string,
    placeOf: (all: Servers) => Place,
    request: Request,
    figure: 'thousand' | 'p99' = 'thousand',
  ): Subject => {
    // The first run of a table does not count; all of its answers are looked into.
    let looks = true;
    return {
      name,
      async run() {
        const all = await get();
        await all.cupsd.forget();
        const load = loadOf(placeOf(all), request);
        const { perSecond, p99Ms } = await loadWith({ ...load, looks }, scratch);
        looks = request.name === 'Print-Job';
        return figure === 'p99' ? p99Ms : 1e6 / perSecond;
      },
    };
  };
  const candidate = (target: Target, ...given: Parameters<typeof subject>): Candidate => ({
    ...subject(...given),
    target,
  });

  const all: Request = { name: 'Get-Printer-Attributes', connections: 8, asked: ['all'] };
  const few: Request = { ...all, asked: three };
  const small: Request = { name: 'Print-Job', connections: 64, size: 1024 };
  const large: Request = { name: 'Print-Job', connections: 4, size: 1024 * 1024 };
  return {
    benches: [
      {
        title: 'Print service: 1,000 Get-Printer-Attributes, all of them, 8 connections',
        unit: 'ms',
        runs,
        baseline: subject('cupsd', ({ cupsd }) => cupsd, all),
        candidates: [
          candidate({ ratioAtMost: 0.4 }, 'site, plain', ({ plain }) => plain, all),
          candidate(none, 'site, TLS and token', ({ encrypted }) => encrypted, all),
          // With more it ends.
          candidate(none, 'ippeveprinter, 1 connection', ({ ippeveprinter }) => ippeveprinter, {
            ...all,
            connections: 1,
          }),
        ],
      },
      {
        title: 'Print service: 1,000 Get-Printer-Attributes, three of them, 8 connections',
        unit: 'ms',
        runs,
        baseline: subject('cupsd', ({ cupsd }) => cupsd, few),
        candidates: [
          candidate({ ratioAtMost: 1.43 }, 'site, plain', ({ plain }) => plain, few),
          candidate(none, 'site, TLS and token', ({ encrypted }) => encrypted, few),
          candidate(none, 'ippeveprinter', ({ ippeveprinter }) => ippeveprinter, few),
        ],
      },
      {
        title: 'Print service: 1,000 Print-Job of 1 KB, 64 connections',
        unit: 'ms',
        runs,
        baseline: subject('cupsd', ({ cupsd }) => cupsd.office, small),
        candidates: [
          candidate({ ratioAtMost: 0.25 }, 'site, plain', ({ plain }) => plain, small),
          // 6,000 in a second.
          candidate({ atMost: 166.7 }, 'site, TLS and token', ({ encrypted }) => encrypted, small),
        ],
      },
      {
        title: 'Print service: the slowest hundredth of Print-Job of 1 KB, 64 connections',
        unit: 'ms',
        runs,
        baseline: subject('cupsd', ({ cupsd }) => cupsd.office, small, 'p99'),
        candidates: [
          candidate(
            { atMost: 25 },
            'site, TLS and token',
            ({ encrypted }) => encrypted,
            small,
            'p99',
          ),
        ],
      },
      {
        title: 'Print service: 1,000 Print-Job of 1 MB, 4 connections',
        unit: 'ms',
        runs,
        baseline: subject('bare node', ({ bare }) => bare, large),
        candidates: [
          candidate({ ratioAtMost: 1.43 }, 'site, plain', ({ plain }) => plain, large),
          candidate(none, 'site, TLS and token', ({ encrypted }) => encrypted, large),
          candidate(none, 'cupsd', ({ cupsd }) => cupsd.office, large),
        ],
      },
    ],
    close: async () => opened.disposeAsync(),
  };
}

interface Request {
  readonly name: OperationName;
  readonly connections: number;
  readonly asked?: readonly string[];
  readonly size?: number;
}

function loadOf(
  { url, uri, token }: Place,
  { name, connections, asked, size = 0 }: Request,
): Omit<Load, 'looks'> {
  const job: GivenAttributes =
    size === 0
      ? {}
      : {
          'requesting-user-name': 'ada',
          'job-name': 'Letter',
          'document-format': 'application/pdf',
        };
  const attributes: GivenAttributes = {
    'attributes-charset': 'utf-8',
    'attributes-natural-language': 'en',
    'printer-uri': uri,
    ...job,
    'requested-attributes': asked,
  };
  const groups = [{ tag: 'operation', attributes }] as const;
  const head = encodeMessage({ code: operations[name], requestId: 1, groups });
  const body = Buffer.concat([head, Buffer.alloc(size, 0x20)]);
  return { url, body, connections, ...(token === undefined ? {} : { token }) };
}

async function start(scratch: string, opened: AsyncDisposableStack): Promise<Servers> {
  endWith(opened);
  const site = await servePrint(scratch, opened);
  const eve = await startEvePrinter({ command: '/bin/true' });
  // Jobs stay where they are, as at the site, and there may be as many as they are.
  const lines = ['MaxJobs 0', 'MaxClients 500', 'LogLevel error'];
  const cupsd = await startCupsd({ lines });
  await cupsd.addQueue('everywhere', eve.uri);
  await cupsd.run('cupsdisable', 'office');
  const placeOf = (queue: string): Place => ({
    uri: cupsd.uri(queue),
    url: cupsd.uri(queue).replace('ipp://localhost', 'http://127.0.0.1'),
  });
  return {
    encrypted: { url: site.encrypted, uri: site.uri, token: site.token },
    plain: { url: site.plain, uri: site.uri, token: site.token },
    bare: { url: site.bare, uri: site.uri },
    cupsd: {
      ...placeOf('everywhere'),
      office: placeOf('office'),
      async forget() {
        await cupsd.run('cancel', '-a', '-x', 'office');
      },
    },
    ippeveprinter: { uri: eve.uri, url: eve.uri.replace('ipp://localhost', 'http://127.0.0.1') },
  };
}
