import { defineCommand } from '@hawser/command/declaration/command';
import { ObjectTypes } from '../shell/object-types.ts';

/** What comes out is shown as what it is of. */
const types = new ObjectTypes();

export default defineCommand({
  verb: 'Invoke',
  noun: 'Runbook',
  summary: 'Runs a program from a file, unattended.',
  description:
    'The program runs one statement after the other, and ends with the first that fails. What has ended is in the log of the run, however the run itself ends. -WhatIf shows all that it would do.',
  parameters: {
    path: { type: 'path', mandatory: true, position: 0, help: 'The file with the program.' },
    parameters: {
      type: 'string',
      list: true,
      takes: 'name=value',
      help: 'What the program is given for its param(…). A secret is given by where it is: PasswordFile=…, PasswordEnv=…, PasswordVault=….',
    },
    parametersFile: {
      type: 'path',
      help: 'A JSON or YAML file with what the program is given; -Parameters comes before it.',
    },
    checkpoint: {
      type: 'path',
      help: 'Where it is written down how far the run is. A run that was interrupted goes on there; at its end the file is removed.',
    },
    logFile: {
      type: 'path',
      otherwise: 'a new one in the folder runbooks of what hawser keeps',
      help: 'The log of the run: one line of JSON for each statement; it is added to.',
    },
  },
  impact: 'medium',
  force: 'Begins anew, whatever the checkpoint is of.',
  output: {
    name: 'Hawser.RunbookOutput',
    properties: {},
    async writer(display) {
      const { objectView } = await import('../shell/display/shown-objects.ts');
      return objectView(display, types.of);
    },
  },
  examples: [
    {
      line: 'hawser invoke-runbook nightly.hw -Parameters Building=7',
      says: 'Runs a runbook with what it is to be given.',
      notRun: 'there is no such file',
    },
    {
      line: 'hawser invoke-runbook nightly.hw -ParametersFile nightly.yaml -WhatIf',
      says: 'Shows what it would do.',
      notRun: 'there is no such file',
    },
    {
      line: 'hawser invoke-runbook nightly.hw -Checkpoint nightly.checkpoint',
      says: 'Runs it, or goes on where it was interrupted.',
      notRun: 'there is no such file',
    },
  ],
  async *run({ parameters, ...call }) {
    const { runRunbook } = await import('../shell/runbook/run-runbook.ts');
    yield* runRunbook({ ...parameters, types }, call);
  },
});
