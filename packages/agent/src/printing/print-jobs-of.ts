import type { Call } from '@hawser/command/invocation/call';
import type { Session } from '@hawser/command/invocation/session';
import { callSite } from '@hawser/core/api/call-site';
import type { Answered } from '@hawser/core/api/contract';
import { getPrintJob, listPrintJobs } from '@hawser/core/api/contracts/print-jobs';
import { getCaller } from '@hawser/core/api/contracts/site';
import { HawserError } from '@hawser/core/errors';
import type { JobWord } from '@hawser/core/printing/job/job-words';
import type { AgentFolder } from '../registration/agent-folder.ts';
import { deviceSite } from './device-site.ts';
import { isCalled, type OwnJob, ownJobs } from './own-job.ts';
import { ownPrintJob } from './own-print-job.ts';

interface JobsWanted {
  readonly id: readonly string[] | undefined;
  readonly printer: string | undefined;
  readonly state: JobWord | undefined;
  readonly first: number;
}

interface Seeing extends Pick<Call, 'signal' | 'attempt' | 'warn'> {
  readonly folder: AgentFolder;
  readonly session: Session;
}

type ShownJob = Answered<typeof getPrintJob> | ReturnType<typeof ownPrintJob>;

/**
 * What somebody has printed, as the site has it. What the site has not got yet this device shows, and all
 * that it knows of where the site is not reached.
 */
export async function* printJobsOf(wanted: JobsWanted, seeing: Seeing): AsyncGenerator<ShownJob> {
  const own = await Array.fromAsync(ownJobs(seeing.folder));
  if (wanted.id === undefined) {
    yield* await allJobs(wanted, own, seeing);
    return;
  }
  const told = new Set<string>();
  for (const named of wanted.id) {
    const found = await seeing.attempt(async () => oneJob(named, own, { ...seeing, told }));
    if (found !== undefined) yield found;
  }
}

async function oneJob(
  job: string,
  own: readonly OwnJob[],
  { told, ...seeing }: Seeing & { readonly told: Set<string> },
): Promise<ShownJob> {
  const here = own.find((each) => isCalled(each, job));
  if (here !== undefined && here.siteJob === undefined) return ownPrintJob(here);
  const named = here === undefined ? job : `${here.printer}/${here.siteJob}`;
  const { folder, session, signal } = seeing;
  try {
    const site = await deviceSite(folder, session);
    return await callSite(site, getPrintJob, { params: { job: named } }, { signal });
  } catch (error) {
    if (here === undefined || !isOutOfReach(error, signal)) throw error;
    if (!told.has(error.message)) warnOf(error, seeing);
    told.add(error.message);
    return ownPrintJob(here);
  }
}

async function allJobs(
  { printer, state, first }: JobsWanted,
  own: readonly OwnJob[],
  seeing: Seeing,
): Promise<readonly ShownJob[]> {
  const { folder, session, signal } = seeing;
  const isWanted = (job: ReturnType<typeof ownPrintJob>): boolean =>
    (state ?? job.state) === job.state &&
    (printer === undefined || [job.printer, job.printerId].some((each) => isSame(each, printer)));
  const here = own.map(ownPrintJob).filter(isWanted).toSorted(openAndLatestFirst);
  const unsent = here.filter(({ number, completed }) => number === null && completed === null);
  try {
    const site = await deviceSite(folder, session);
    const { name: user } = await callSite(site, getCaller, {}, { signal });
    const query = {
      user,
      limit: first,
      ...(printer === undefined ? {} : { printer }),
      ...(state === undefined ? {} : { state }),
    };
    const { items } = await callSite(site, listPrintJobs, { query }, { signal });
    return [...unsent, ...items].slice(0, first);
  } catch (error) {
    if (own.length === 0 || !isOutOfReach(error, signal)) throw error;
    warnOf(error, seeing);
    return here.slice(0, first);
  }
}

/** The site is not reached, or nobody is signed in here to ask it. */
function isOutOfReach(error: unknown, signal: AbortSignal): error is HawserError {
  signal.throwIfAborted();
  if (!(error instanceof HawserError)) return false;
  return error.kind === 'unreachable' || error.code.startsWith('device-');
}

function warnOf({ message }: HawserError, { warn }: Pick<Seeing, 'warn'>): void {
  warn(`Only what this device knows is shown. ${message}`);
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

interface Placed {
  readonly completed: string | null;
  readonly created: string;
}

function openAndLatestFirst(one: Placed, other: Placed): number {
  const [first, second] = [one.completed === null, other.completed === null];
  if (first !== second) return first ? -1 : 1;
  return other.created.localeCompare(one.created);
}
