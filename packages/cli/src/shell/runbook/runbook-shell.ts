import { canAsk, type Host } from '@hawser/command/invocation/host';
import type { Call } from '@hawser/command/invocation/call';
import type { ObjectTypes } from '../object-types.ts';
import { Shell } from '../shell.ts';
import type { RunbookServices } from './runbook-services.ts';

export type RunbookCall = Pick<
  Call,
  'force' | 'host' | 'program' | 'said' | 'session' | 'signal' | 'tell' | 'warn' | 'whatIf'
>;

/** The shell that runs a runbook. */
export function runbookShell(
  call: RunbookCall,
  types: ObjectTypes,
  runbook: RunbookServices,
): Shell {
  const { program, said, session, whatIf } = call;
  const host = hostFor(call);
  const asks = canAsk(host) && session.setting('nonInteractive').value !== true;
  const shell = new Shell({ program, host, errorAction: 'Stop', asks, types, runbook });
  // Nobody looks at what goes wrong, so that nothing is built upon it unless somebody says so.
  const errorAction = session.setting('errorAction');
  if (errorAction.source === 'flag') shell.scope.set('ErrorActionPreference', errorAction.value);
  shell.scope.set('WhatIfPreference', whatIf);
  // Who asks what would be done is sure that nothing is, also in a program that somebody else has written.
  shell.scope.onlyTells = whatIf;
  if (said.confirm !== undefined)
    shell.scope.set('ConfirmPreference', said.confirm ? 'Low' : 'None');
  if (said.verbose === true) shell.scope.set('VerbosePreference', 'Continue');
  if (said.debug === true) shell.scope.set('DebugPreference', 'Continue');
  return shell;
}

/** The process as it is, but for the profile that was named. */
function hostFor({ host, session }: RunbookCall): Host {
  const { value, source } = session.setting('profile');
  if (source !== 'flag') return host;
  const env = { ...host.env, HAWSER_PROFILE: value };
  return Object.create(host, { env: { value: env } }) as Host;
}
