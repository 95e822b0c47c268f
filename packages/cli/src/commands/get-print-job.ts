import { defineCommand } from '@hawser/command/declaration/command';
import { systemClock } from '@hawser/core/clock';
import { jobWordNames } from '@hawser/core/printing/job/job-words';
import { anyPrintJob } from '../print-jobs/print-job-candidates.ts';
import { fromJobs } from '@hawser/command/print-jobs/trace-parameters';
import { fromPrinters } from '../cloud-print/cloud-printer-parameters.ts';
import { printJobOutput } from '@hawser/command/print-jobs/print-job-output';
import { sinceWhen } from '../site-logs/since.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

const pageSize = 200;

export default defineCommand({
  verb: 'Get',
  noun: 'PrintJob',
  summary: 'Shows print jobs: where each stands, and what it waits for.',
  description:
    'First come those that are not over, then those that are, the latest of each first. Everybody sees his own; whoever manages the documents of a printer sees all that are there, and the role Printers.Publish lets somebody see all. The site forgets jobs 30 days after their end, or as its settings have it.',
  parameters: {
    id: {
      type: 'string',
      position: 0,
      list: true,
      pipeline: 'property',
      from: fromJobs,
      minimum: 1,
      maximum: 250,
      help: 'Only these jobs, by printer and number as Office/17, or by the uuid.',
      complete: anyPrintJob,
    },
    printer: {
      type: 'string',
      minimum: 1,
      maximum: 200,
      pipeline: 'property',
      from: { ...fromPrinters, 'Hawser.PrintJob': [] },
      help: 'Only those at this printer, by its name or its id.',
    },
    user: {
      type: 'string',
      minimum: 1,
      maximum: 200,
      pipeline: 'property',
      from: { 'Hawser.SiteUser': 'name', 'Hawser.SiteClient': 'name', 'Hawser.PrintUsage': 'user' },
      help: 'Only those of this person or program, by the name or the id.',
    },
    state: { type: 'enum', choices: jobWordNames, help: 'Only those that stand so.' },
    since: {
      type: 'string',
      help: 'Only what was printed since then: a duration such as 1h or 30m, or a time such as 2026-03-31T14:00.',
    },
    first: { type: 'int', minimum: 1, maximum: 1_000_000, help: 'Only so many.' },
  },
  impact: 'none',
  output: printJobOutput,
  examples: [
    {
      line: 'hawser get-print-job -Printer Office -State waiting',
      says: 'Shows what waits at a printer.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser get-print-job Office/17 -Output yaml',
      says: 'Shows everything about one job.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser get-print-job -State possibly-printed -Output jsonl | hawser stop-print-job -InputObject -',
      says: 'Cancels all jobs of which nobody knows whether they were printed.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, program, session, signal, attempt }) {
    const { id, since, first = Infinity, printer, user, state } = parameters;
    const context = { program: program.name, command: 'get-print-job' };
    const from =
      since === undefined
        ? undefined
        : new Date(sinceWhen(since, systemClock.now(), context)).toISOString();
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { getPrintJob, listPrintJobs } = await import('@hawser/core/api/contracts/print-jobs');
    for (const job of id ?? []) {
      const found = await attempt(async () =>
        callSite(site, getPrintJob, { params: { job } }, { signal }),
      );
      if (found !== undefined) yield found;
    }
    if (id !== undefined) return;
    const given = {
      ...(printer === undefined ? {} : { printer }),
      ...(user === undefined ? {} : { user }),
      ...(state === undefined ? {} : { state }),
      ...(from === undefined ? {} : { since: from }),
    };
    let left = first;
    for (let after: string | null | undefined; left > 0 && after !== null;) {
      const limit = Math.min(pageSize, left);
      const query = { ...given, limit, ...(after === undefined ? {} : { after }) };
      const page: { items: object[]; next: string | null } = await callSite(
        site,
        listPrintJobs,
        { query },
        { signal },
      );
      yield* page.items;
      left -= page.items.length;
      after = page.next;
    }
  },
});
