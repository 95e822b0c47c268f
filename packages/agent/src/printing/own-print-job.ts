import { jobStateName, type JobStateName } from '@hawser/core/ipp/tables/job-state-name';
import type { JobWord } from '@hawser/core/printing/job/job-words';
import type { OwnJob } from './own-job.ts';

/** A job as this device alone knows it, in the words of those that the site shows. */
export function ownPrintJob(own: OwnJob) {
  const { uuid, printer, printerName = printer, siteJob, name, user = '', created } = own;
  const { documents = [], seen, ended, hops = [] } = own;
  const bare = uuid.replace(/^urn:uuid:/, '');
  const isOver = ended !== undefined;
  const last = hops.at(-1);
  const waits = last?.what === 'delayed' ? last.detail : undefined;
  return {
    id: siteJob === undefined ? bare : `${printerName}/${siteJob}`,
    uuid: bare,
    url: null,
    printer: printerName,
    printerId: printer,
    number: siteJob ?? null,
    name,
    user,
    userId: null,
    state: wordOf(own),
    reasons: seen?.reasons ?? [],
    waitsFor: isOver ? null : (waits ?? (siteJob === undefined ? 'the site, to take it' : null)),
    device: null,
    documents: documents.length,
    bytes: documents.reduce((sum, { size }) => sum + size, 0),
    impressions: seen?.impressions ?? 0,
    sheets: null,
    priority: null,
    movedTo: null,
    movedFrom: null,
    created: timeOf(created),
    processing: seen?.processing === undefined ? null : timeOf(seen.processing),
    completed: isOver ? timeOf(seen?.completed ?? ended) : null,
  };
}

const words: Readonly<Record<JobStateName, JobWord>> = {
  pending: 'waiting',
  'pending-held': 'held',
  processing: 'printing',
  'processing-stopped': 'stopped',
  canceled: 'canceled',
  aborted: 'aborted',
  completed: 'completed',
};

function wordOf({ seen, ended, siteJob, isClosed, isHeld, isCanceled }: OwnJob): JobWord {
  const said = jobStateName(seen?.state);
  const word = said === undefined ? undefined : words[said];
  if (ended !== undefined) return word ?? 'aborted';
  if (isCanceled === true) return 'stopping';
  if (isClosed === false) return 'incoming';
  if (siteJob === undefined) return isHeld === true ? 'held' : 'waiting';
  return seen?.reasons.includes('job-suspended') === true ? 'suspended' : (word ?? 'waiting');
}

function timeOf(at: number): string {
  return new Date(at).toISOString();
}
