import { defineCommand } from '@hawser/command/declaration/command';
import { usageGroups } from '@hawser/core/printing/usage-groups';
import { signedInSite } from '../sites/signed-in-site.ts';

const day = { source: String.raw`\d{4}-\d\d-\d\d`, says: 'a day such as 2026-03-31' };
const pageSize = 200;

export default defineCommand({
  verb: 'Get',
  noun: 'PrintUsage',
  summary: 'Shows how much was printed: by whom, at which printer, or on which day.',
  description:
    'A job counts on the day that it ended, in UTC. Sides and sheets are what devices have said; those of jobs that were canceled in the middle count, too. By user and by printer whoever has most comes first. What was printed is known for 400 days, or as the settings of the site have it, also of people and printers that are there no more. With the role Reports.Read or Printers.Publish this is of everybody, and otherwise of oneself.',
  parameters: {
    by: {
      type: 'enum',
      choices: usageGroups,
      position: 0,
      help: 'What it is added up by; user without.',
    },
    from: { type: 'string', pattern: day, help: 'The first day; 29 days before the last without.' },
    to: { type: 'string', pattern: day, help: 'The last day; today without.' },
    user: {
      type: 'string',
      minimum: 1,
      maximum: 200,
      help: 'Only what this person or program has printed, by the name or the id.',
    },
    printer: {
      type: 'string',
      minimum: 1,
      maximum: 200,
      help: 'Only what was printed there, by the name or the id.',
    },
  },
  impact: 'none',
  output: {
    name: 'Hawser.PrintUsage',
    properties: {
      subject: { type: 'string', description: 'The person, the printer or the day.', whole: true },
      user: { type: ['string', 'null'], description: 'Who has printed, by name.' },
      userId: { type: ['string', 'null'], description: 'The same by id.' },
      printer: { type: ['string', 'null'], description: 'Where it was printed, by name.' },
      printerId: { type: ['string', 'null'], description: 'The same by id.' },
      day: { type: ['string', 'null'], description: 'When it was printed, in UTC.' },
      jobs: { type: 'integer', description: 'How many jobs ended, in whatever way.' },
      completed: { type: 'integer', description: 'How many of them were printed.' },
      impressions: { type: 'integer', description: 'How many sides were printed.' },
      sheets: {
        type: ['integer', 'null'],
        description: 'How many sheets, as far as devices say; nothing where none does.',
      },
      bytes: { type: 'integer', description: 'How much the documents were.' },
    },
    view: ['subject', 'jobs', 'completed', 'impressions', 'sheets', 'bytes'],
  },
  examples: [
    {
      line: 'hawser get-print-usage',
      says: 'Shows who has printed how much in the last 30 days.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser get-print-usage printer -From 2026-01-01 -To 2026-03-31 -Output csv',
      says: 'Shows what each printer has printed in a quarter, for a spreadsheet.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser get-print-usage day -User ada',
      says: 'Shows what she has printed, day by day.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, signal }) {
    const { by = 'user', from, to, user, printer } = parameters;
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { listPrintUsage } = await import('@hawser/core/api/contracts/print-usage');
    const given = {
      by,
      limit: pageSize,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(user === undefined ? {} : { user }),
      ...(printer === undefined ? {} : { printer }),
    };
    const all: Row[] = [];
    for (let after: string | null | undefined; after !== null;) {
      const query = { ...given, ...(after === undefined ? {} : { after }) };
      const page: { items: Row[]; next: string | null } = await callSite(
        site,
        listPrintUsage,
        { query },
        { signal },
      );
      all.push(...page.items);
      after = page.next;
    }
    const named = all.map((row) => ({ subject: row.user ?? row.printer ?? row.day ?? '', ...row }));
    yield* by === 'day' ? named : named.toSorted(moreFirst);
  },
});

interface Row {
  readonly user: string | null;
  readonly printer: string | null;
  readonly day: string | null;
  readonly impressions: number;
  readonly jobs: number;
}

interface Named extends Row {
  readonly subject: string;
}

function moreFirst(one: Named, other: Named): number {
  return (
    other.impressions - one.impressions ||
    other.jobs - one.jobs ||
    one.subject.localeCompare(other.subject)
  );
}
