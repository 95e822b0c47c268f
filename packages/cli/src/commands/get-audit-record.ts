import { defineCommand } from '@hawser/command/declaration/command';
import { auditResults } from '@hawser/core/audit/audit-result';
import { systemClock } from '@hawser/core/clock';
import { auditRecordOutput } from '../site-audit/audit-record-output.ts';
import { actors, calls } from '../site-audit/audit-candidates.ts';
import { sinceWhen } from '../site-logs/since.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

const pageSize = 200;

export default defineCommand({
  verb: 'Get',
  noun: 'AuditRecord',
  summary: 'Shows who has done what on a site, and what was refused.',
  description:
    'The latest come first. Refusals of callers that the site does not know are counted: of each kind the first of a minute is shown by itself, and the others together. test-site looks whether somebody has changed the records. To read them the role Reports.Read is needed, and leaves a record, too.',
  parameters: {
    since: {
      type: 'string',
      help: 'Only what was done since then: a duration such as 1h or 30m, or a time such as 2026-03-31T14:00.',
    },
    until: { type: 'string', help: 'Only what was done before then, likewise.' },
    actor: {
      type: 'string',
      help: 'Only what this person, program or agent has done, by the name or the id.',
      complete: actors,
    },
    target: {
      type: 'string',
      help: 'Only what was done to this, by its id or its name, of then or of now.',
    },
    call: {
      type: 'string',
      help: 'Only what was asked for by this name, such as issueAdministrator.',
      complete: calls,
    },
    result: { type: 'enum', choices: auditResults, help: 'Only what ended so.' },
    first: {
      type: 'int',
      minimum: 1,
      maximum: 1_000_000,
      help: 'Only so many, the latest.',
    },
  },
  impact: 'none',
  output: auditRecordOutput,
  examples: [
    {
      line: 'hawser get-audit-record -First 20',
      says: 'Shows what was done last.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser get-audit-record -Since 1d -Result refused',
      says: 'Shows what was refused in the last day.',
      notRun: 'no site runs',
    },
    {
      line: "hawser get-audit-record -Actor 'Ada Lovelace' -Output yaml",
      says: 'Shows all that she has done, with what was before and after.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, program, session, signal }) {
    const { since, until, first = Infinity, ...search } = parameters;
    const context = { program: program.name, command: 'get-audit-record' };
    const now = systemClock.now();
    const when = (parameter: string, text: string | undefined): string | undefined =>
      text === undefined
        ? undefined
        : new Date(sinceWhen(text, now, { ...context, parameter })).toISOString();
    const wanted = { ...search, since: when('-Since', since), until: when('-Until', until) };
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { listAuditRecords } = await import('@hawser/core/api/contracts/audit-records');
    const given = Object.fromEntries(
      Object.entries(wanted).filter(([, value]) => value !== undefined),
    );
    let left = first;
    for (let after: string | null | undefined; left > 0 && after !== null;) {
      const limit = Math.min(pageSize, left);
      const query = { ...given, limit, ...(after === undefined ? {} : { after }) };
      const { items, next }: AuditPage = await callSite(
        site,
        listAuditRecords,
        { query },
        { signal },
      );
      for (const { actor, ...record } of items) {
        const targetName = record.targetName ?? record.target;
        const { name, kind, id } = actor;
        yield { ...record, targetName, actor: name, actorKind: kind, actorId: id };
      }
      left -= items.length;
      after = next;
    }
  },
});

interface AuditPage {
  readonly items: readonly {
    readonly target: string | null;
    readonly targetName: string | null;
    readonly actor: { readonly name: string; readonly kind: string; readonly id: string };
  }[];
  readonly next: string | null;
}
