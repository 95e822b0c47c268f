import type { Call } from '@hawser/command/invocation/call';
import { callSite } from '@hawser/core/api/call-site';
import type { Answered } from '@hawser/core/api/contract';
import { getPrintJob } from '@hawser/core/api/contracts/print-jobs';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { signedInSite } from '../sites/signed-in-site.ts';

type Changing = Pick<Call, 'session' | 'signal' | 'should' | 'attempt' | 'passThru'>;
type Job = Answered<typeof getPrintJob>;

interface Change {
  readonly jobs: readonly string[];
  readonly action: string;
  readonly change: (site: SiteAddress, params: { readonly job: string }) => Promise<Job>;
}

/** Has the same happen to each of some print jobs; gives how they are then, where that is wanted. */
export async function* changeJobs(
  { session, signal, should, attempt, passThru }: Changing,
  { jobs, action, change }: Change,
): AsyncGenerator<Job, void> {
  const site = await signedInSite(session);
  for (const job of jobs) {
    const changed = await attempt(async () => {
      const params = { job };
      const { id, user, name } = await callSite(site, getPrintJob, { params }, { signal });
      if (!(await should(`${id} (${name}, of ${user})`, action))) return;
      return await change(site, params);
    });
    if (passThru && changed !== undefined) yield changed;
  }
}
