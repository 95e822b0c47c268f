import { defineCommand } from '@hawser/command/declaration/command';
import { operationStates } from '@hawser/core/operations/operation-states';
import { operationOutput } from '../operations/operation-output.ts';
import { anyOperation } from '../operations/operation-candidates.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

const pageSize = 100;

export default defineCommand({
  verb: 'Get',
  noun: 'Operation',
  summary: 'Shows the long work of a site: what runs, what waits, and what came of it.',
  description:
    'Those that were started last come first. The site forgets them 30 days after their end.',
  parameters: {
    id: {
      type: 'string',
      position: 0,
      list: true,
      pipeline: 'property',
      from: { 'Hawser.Operation': 'id' },
      help: 'Only these operations, by the id or how it begins (8 characters or more).',
      complete: anyOperation,
    },
    state: { type: 'enum', choices: operationStates, help: 'Only those that stand there.' },
    kind: { type: 'string', help: 'Only work of this kind.' },
  },
  impact: 'none',
  output: operationOutput,
  examples: [
    { line: 'hawser get-operation', says: 'Lists all operations.', notRun: 'no site runs' },
    {
      line: 'hawser get-operation -State running',
      says: 'Shows what is being done now.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser get-operation 01932c07-bd2a-7d3e-a7b5-6a4a0e1c9d55 -Output yaml',
      says: 'Shows everything about one.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters: { id, state, kind }, session, signal, attempt }) {
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { getOperation, listOperations } = await import('@hawser/core/api/contracts/operations');
    const { idOfNamed } = await import('../operations/named-operation.ts');
    for (const each of id ?? []) {
      const found = await attempt(async () => {
        const params = { id: await idOfNamed(site, each, signal) };
        return callSite(site, getOperation, { params }, { signal });
      });
      const isWanted =
        (state ?? found?.state) === found?.state && (kind ?? found?.kind) === found?.kind;
      if (found !== undefined && isWanted) yield found;
    }
    if (id !== undefined) return;
    let after: string | null | undefined;
    while (after !== null) {
      const query = { state, kind, after, limit: pageSize };
      const page: { items: object[]; next: string | null } = await callSite(
        site,
        listOperations,
        {
          query: Object.fromEntries(
            Object.entries(query).filter(([, value]) => value !== undefined),
          ),
        },
        { signal },
      );
      yield* page.items;
      after = page.next;
    }
  },
});
