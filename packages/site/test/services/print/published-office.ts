import { callSite } from '@hawser/core/api/call-site';
import { publishPrinter } from '@hawser/core/api/contracts/printers';
import type { Attributes } from '@hawser/core/ipp/attributes';
import { groupsOf } from '@hawser/core/ipp/message';
import { startedSite, type StartedSite, type StartedSiteOptions } from '../../started-site.ts';
import { everywhereDevice } from './conformance/everywhere-device.ts';
import { NowhereProxy } from './conformance/nowhere-proxy.ts';
import { type Answer, IppCaller } from './ipp-caller.ts';

export interface PublishedOffice {
  readonly started: StartedSite;
  readonly client: IppCaller;
  readonly proxy: NowhereProxy;
  /** What the site says of a job. */
  job(id: number): Promise<Attributes>;
  /** What the site says of the printer. */
  printer(): Promise<Attributes>;
}

/** A printer of a site with the abilities of an office printer, whose proxy prints when it is told to. */
export async function publishedOffice(
  options?: StartedSiteOptions,
  flags: Readonly<Record<string, string>> = {},
): Promise<PublishedOffice> {
  const started = await startedSite({ requestsPerSecond: '99999', ...flags }, options);
  const { address } = started;
  const signal = AbortSignal.timeout(15_000);
  const body = { name: 'Office' };
  const printer = await callSite(address, publishPrinter, { body }, { signal });
  const client = new IppCaller(address, printer);
  const proxy = new NowhereProxy(client, 'urn:uuid:5f1c2a70-0000-4000-8000-000000000003');
  await proxy.register(everywhereDevice);
  return {
    started,
    client,
    proxy,
    job: async (id) => {
      const operation = { 'job-id': id };
      return groupOf(await client.done('Get-Job-Attributes', { operation }), 'job');
    },
    printer: async () => groupOf(await client.done('Get-Printer-Attributes'), 'printer'),
  };
}

export function groupOf(
  { message }: Answer,
  tag: 'job' | 'printer' | 'document' | 'unsupported',
): Attributes {
  const [group] = groupsOf(message, tag);
  if (group === undefined) throw new Error(`there is no ${tag} in the answer`);
  return group;
}

export function jobIdOf(answer: Answer): number {
  return groupOf(answer, 'job').integer('job-id') ?? 0;
}

export function idsIn({ message }: Answer): readonly (number | undefined)[] {
  return groupsOf(message, 'job').map((job) => job.integer('job-id'));
}
