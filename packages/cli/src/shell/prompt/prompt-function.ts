import { unlessStopped } from '@hawser/command/invocation/stop-signal';
import { functionPrefix } from '../run/scope.ts';
import type { Shell } from '../shell.ts';
import { Source } from '../syntax/source.ts';
import { asText } from '../values/as-text.ts';

const patienceMs = 1000;

/** What the session's own function `prompt` gives, if there is one that gives something in time. */
export async function promptByFunction(shell: Shell): Promise<string | undefined> {
  if (shell.scope.find(`${functionPrefix}prompt`) === undefined) return undefined;
  const { went } = shell;
  const exitCode = shell.scope.find('lastexitcode');
  const before = [went.value, exitCode?.value];
  const texts: string[] = [];
  const out = { write: (value: unknown): void => void texts.push(asText(value)) };
  const signal = AbortSignal.timeout(patienceMs);
  try {
    await unlessStopped(shell.run(new Source('prompt'), out, signal), signal);
  } catch {
    // A prompt that fails is none; the one that always goes takes its place.
    return undefined;
  } finally {
    // What ran before is what somebody asks for, not this.
    [went.value] = before;
    if (exitCode !== undefined) [, exitCode.value] = before;
  }
  return texts.length === 0 ? undefined : texts.join('').split('\n').join(' ');
}
