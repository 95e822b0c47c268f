import type { Session } from '@hawser/command/invocation/session';
import { callSite } from '@hawser/core/api/call-site';
import type { Answered } from '@hawser/core/api/contract';
import { tracePrintJob } from '@hawser/core/api/contracts/print-jobs';
import { HawserError } from '@hawser/core/errors';
import type { AgentFolder } from '../registration/agent-folder.ts';
import { deviceSite } from './device-site.ts';
import { ownHops } from './own-hops.ts';
import { type OwnJob, ownJob } from './own-job.ts';

interface Seeing {
  readonly folder: AgentFolder;
  readonly session: Session;
  readonly signal: AbortSignal;
}

export interface DeviceTrace extends Answered<typeof tracePrintJob> {
  /** Why the site is not heard, so that there is only what this device knows. */
  readonly trouble?: HawserError;
}

/** The way of a job: as the site has it, or as this device does where the site has none, or is not reached. */
export async function traceOf(named: string, seeing: Seeing): Promise<DeviceTrace> {
  const own = await ownJob(seeing.folder, named);
  try {
    return await atSite(nameAtSite(named, own), seeing);
  } catch (error) {
    seeing.signal.throwIfAborted();
    if (own === undefined || !(error instanceof HawserError)) throw error;
    const hops = ownHops(own);
    const isOver = own.ended !== undefined;
    // What the site has not got yet is nothing that is wrong.
    if (own.siteJob === undefined && error.code === 'print-job-not-found') return { hops, isOver };
    return { hops, isOver, trouble: error };
  }
}

function nameAtSite(named: string, own: OwnJob | undefined): string {
  return own?.siteJob === undefined ? named : `${own.printer}/${own.siteJob}`;
}

async function atSite(
  job: string,
  { folder, session, signal }: Seeing,
): Promise<Answered<typeof tracePrintJob>> {
  const site = await deviceSite(folder, session);
  return await callSite(site, tracePrintJob, { params: { job } }, { signal });
}
