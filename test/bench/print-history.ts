import { encodeMessage } from '@hawser/core/ipp/encode/encode-message';
import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import { type OperationName, operations } from '@hawser/core/ipp/tables/operations';
import type { Bench } from './bench.ts';
import { type ServedSite, servePrint } from './serve-print.ts';
import { loadWith } from './wrk.ts';

const jobs = 1_000_000;
const connections = 8;

export interface HistoryBench {
  readonly benches: readonly Bench[];
  close(): Promise<void>;
}

/** Nothing that people and devices ask for often is slower where very many jobs were printed already. */
export function printHistoryBench(scratch: string): HistoryBench {
  const opened = new AsyncDisposableStack();
  const sites = new Map<number, Promise<ServedSite>>();
  const siteWith = async (history: number): Promise<ServedSite> => {
    const started = sites.get(history) ?? servePrint(scratch, opened, history);
    sites.set(history, started);
    return await started;
  };
  const subject = (name: string, history: number, asked: Asked) => ({
    name,
    async run() {
      const site = await siteWith(history);
      const load = { url: site.encrypted, token: tokenOf(site, asked), connections, looks: false };
      const body = bodyOf(asked, site);
      const { perSecond } = await loadWith({ ...load, body }, scratch);
      return 1e6 / perSecond;
    },
  });
  const benchOf = (asked: Asked): Bench => ({
    title: `Print service: 1,000 ${asked.title} beside ${jobs.toLocaleString('en')} jobs that are over`,
    unit: 'ms',
    runs: 3,
    baseline: subject('beside one', 1, asked),
    candidates: [
      { ...subject('beside a million', jobs, asked), target: { ratioAtMost: 1.2 } as const },
    ],
  });
  return { benches: all.map(benchOf), close: async () => opened.disposeAsync() };
}

interface Asked {
  readonly title: string;
  readonly name: OperationName;
  readonly by?: 'device';
  readonly attributes?: GivenAttributes;
  readonly document?: Buffer;
}

// What takes jobs comes last, for it leaves them.
const all: readonly Asked[] = [
  { title: 'Get-Printer-Attributes', name: 'Get-Printer-Attributes' },
  { title: 'Get-Job-Attributes', name: 'Get-Job-Attributes', attributes: { 'job-id': 1 } },
  {
    title: 'Get-Jobs (completed)',
    name: 'Get-Jobs',
    attributes: { 'which-jobs': 'completed', limit: 1 },
  },
  {
    title: 'Get-Jobs (of one user)',
    name: 'Get-Jobs',
    attributes: { 'which-jobs': 'completed', 'my-jobs': true, limit: 1 },
  },
  {
    title: 'Get-Jobs (fetchable)',
    name: 'Get-Jobs',
    by: 'device',
    attributes: { 'which-jobs': 'fetchable', limit: 1 },
  },
  { title: 'Validate-Job', name: 'Validate-Job' },
  { title: 'Print-Job', name: 'Print-Job', document: Buffer.alloc(1024, 0x20) },
];

function tokenOf({ token, deviceToken }: ServedSite, { by }: Asked): string {
  return by === 'device' ? deviceToken : token;
}

function bodyOf({ name, by, attributes, document }: Asked, { uri, device }: ServedSite): Buffer {
  const head = encodeMessage({
    code: operations[name],
    requestId: 1,
    groups: [
      {
        tag: 'operation',
        attributes: {
          'attributes-charset': 'utf-8',
          'attributes-natural-language': 'en',
          'printer-uri': uri,
          ...(by === 'device' ? { 'output-device-uuid': device } : {}),
          ...attributes,
        },
      },
    ],
  });
  return document === undefined ? head : Buffer.concat([head, document]);
}
