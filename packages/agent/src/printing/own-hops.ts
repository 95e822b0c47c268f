import type { Answered } from '@hawser/core/api/contract';
import type { tracePrintJob } from '@hawser/core/api/contracts/print-jobs';
import { thisDevice } from './hops.ts';
import type { OwnJob } from './own-job.ts';

type Told = Answered<typeof tracePrintJob>['hops'][number];

/** The way of a job as this device alone knows it, by its own clock. */
export function ownHops({ uuid, printer, siteJob, created, hops = [] }: OwnJob): Told[] {
  const job = siteJob === undefined ? uuid.replace(/^urn:uuid:/, '') : `${printer}/${siteJob}`;
  const known = hops.length > 0 ? hops : [{ at: created, what: 'received' }];
  return known.map(({ at, what, ...more }) => ({
    job,
    at: new Date(at).toISOString(),
    who: thisDevice(),
    what,
    detail: 'detail' in more ? (more.detail ?? null) : null,
  }));
}
