import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Argument } from '@hawser/command/binding/argument';
import type { Call } from '@hawser/command/invocation/call';
import { checkpointErrors } from './checkpoint-errors.ts';
import { type KeptRun, readCheckpoint } from './checkpoint-file.ts';

/** What a run is of: another one of the same continues it. */
export type RunOf = Pick<KeptRun, 'runbook' | 'program' | 'parameters' | 'site'>;

/** A run that begins, or one that goes on. */
export type BegunRun = RunOf &
  Pick<KeptRun, 'run' | 'seed' | 'begun'> & { readonly kept?: KeptRun };

export function runOf(
  runbook: string,
  text: string,
  given: readonly Argument[],
  site: string | null,
): RunOf {
  const parameters = given
    .map((each) =>
      each.kind === 'parameter' ? [each.name.toLowerCase(), each.value] : [each.value],
    )
    .toSorted(([one], [other]) => (String(one) < String(other) ? -1 : 1));
  return { runbook, program: hashOf(text), parameters: hashOf(JSON.stringify(parameters)), site };
}

/** The run that the checkpoint is of; a new one where there is none, or where that is not wanted any more. */
export async function openRun(
  of: RunOf,
  path: string | undefined,
  { force, session }: Pick<Call, 'force' | 'session'>,
): Promise<BegunRun> {
  const kept = path === undefined || force ? undefined : await readCheckpoint(path);
  if (path === undefined || kept === undefined) {
    // Within another run it is a part of that, also of its keys.
    const outer = session.repeating?.keyOf(JSON.stringify(of));
    const seed = outer === undefined ? randomBytes(32).toString('hex') : hashOf(outer);
    return { ...of, run: randomUUID(), seed, begun: new Date().toISOString() };
  }
  const target = { target: path };
  if (kept.program !== of.program) {
    throw checkpointErrors('other-program', { path, program: kept.runbook }, target);
  }
  if (kept.parameters !== of.parameters)
    throw checkpointErrors('other-parameters', { path }, target);
  if (kept.site !== of.site) {
    throw checkpointErrors('other-site', { path, site: kept.site ?? 'none' }, target);
  }
  const { run, seed, begun } = kept;
  return { ...of, run, seed, begun, kept };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
