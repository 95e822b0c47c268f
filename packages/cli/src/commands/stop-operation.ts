import { defineCommand } from '@hawser/command/declaration/command';
import { operationOutput } from '../operations/operation-output.ts';
import { unfinishedOperation } from '../operations/operation-candidates.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Stop',
  noun: 'Operation',
  summary: 'Has an operation stopped.',
  description:
    'One that waits is stopped at once; one that runs as soon as its step has stopped. What its steps have done already stays.',
  parameters: {
    id: {
      type: 'string',
      mandatory: true,
      position: 0,
      list: true,
      pipeline: 'property',
      from: { 'Hawser.Operation': 'id' },
      help: 'The operations, by the id or how it begins (8 characters or more).',
      complete: unfinishedOperation,
    },
  },
  impact: 'medium',
  passThru: 'Writes the operations.',
  output: operationOutput,
  examples: [
    {
      line: 'hawser stop-operation 01932c07-bd2a-7d3e-a7b5-6a4a0e1c9d55',
      says: 'Stops one.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser stop-operation 01932c07-bd2a-7d3e-a7b5-6a4a0e1c9d55 -WhatIf',
      says: 'Shows what would be stopped.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, signal, should, attempt, passThru }) {
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { cancelOperation, getOperation } = await import('@hawser/core/api/contracts/operations');
    const { idOfNamed } = await import('../operations/named-operation.ts');
    for (const named of parameters.id) {
      const stopped = await attempt(async () => {
        const id = await idOfNamed(site, named, signal);
        const params = { id };
        const { title } = await callSite(site, getOperation, { params }, { signal });
        if (!(await should(`${id} (${title})`, 'Stop Operation'))) return undefined;
        return callSite(site, cancelOperation, { params }, { signal });
      });
      if (passThru && stopped !== undefined) yield stopped;
    }
  },
});
