import { defineBuiltIn, source } from '../built-in.ts';

export const checkpointRunbook = defineBuiltIn({
  name: 'Checkpoint-Runbook',
  summary: 'Writes down where a runbook is, so that an interrupted run continues after it.',
  parameters: {},
  examples: [
    {
      line: 'checkpoint-runbook',
      says: 'Within a foreach: after the first half of what is done for each item.',
      notRun: 'no runbook runs',
    },
  ],
  start({ shell, place }) {
    return source(() => {
      if (shell.runbook === undefined) shell.messages.verbose('No runbook runs.');
      else shell.runbook.checkpoint(place);
    });
  },
});
