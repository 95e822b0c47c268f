import type { Session } from '@hawser/command/invocation/session';
import { errorTable } from '@hawser/core/errors';

/** @public The reference collects it. */
export const followErrors = errorTable('follow', {
  endless: {
    kind: 'usage',
    message: 'What follows a log has no end, and JSON is whole only at its end.',
    hint: 'Have one object a line: -Output jsonl. Or say when it ends: -TimeoutSec SECONDS',
  },
});

/** Refuses a form of the output that nobody can read before an end that does not come. */
export function refuseEndless(session: Pick<Session, 'setting'>): void {
  const ends = session.setting('timeoutSec').value !== undefined;
  if (session.setting('output').value === 'json' && !ends) throw followErrors('endless', {});
}
