import { defineCommand } from '@hawser/command/declaration/command';
import { operationOutput } from '../operations/operation-output.ts';
import { unfinishedOperation } from '../operations/operation-candidates.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Wait',
  noun: 'Operation',
  summary: 'Shows an operation with its steps until it is finished.',
  description:
    'It only watches: where it is interrupted, or its time is up by -TimeoutSec, the operation goes on at the site.',
  parameters: {
    id: {
      type: 'string',
      mandatory: true,
      position: 0,
      pipeline: 'property',
      from: { 'Hawser.Operation': 'id' },
      help: 'The operation, by the id or how it begins (8 characters or more).',
      complete: unfinishedOperation,
    },
  },
  impact: 'none',
  output: operationOutput,
  examples: [
    {
      line: 'hawser wait-operation 01932c07-bd2a-7d3e-a7b5-6a4a0e1c9d55',
      says: 'Waits for its end.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser wait-operation 01932c07-bd2a-7d3e-a7b5-6a4a0e1c9d55 -TimeoutSec 60',
      says: 'Waits for a minute at most.',
      notRun: 'no site runs',
    },
  ],
  async *run(call) {
    const { parameters, session, signal, program, error } = call;
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { getOperation } = await import('@hawser/core/api/contracts/operations');
    const { failureOf, showOperation } = await import('../operations/show-operation.ts');
    const { idOfNamed } = await import('../operations/named-operation.ts');
    const params = { id: await idOfNamed(site, parameters.id, signal) };
    const found = await callSite(site, getOperation, { params }, { signal });
    const ended = await showOperation(call, site, found);
    yield ended;
    const failure = failureOf(ended, program);
    if (failure !== undefined) await error(failure);
  },
});
