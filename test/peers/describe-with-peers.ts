import { describe } from 'vitest';
import { missingPeers, type Suite } from './peers.ts';

/** A suite that runs against real programs; without them it is skipped, and its title says why. */
export function describeWithPeers(suite: Suite, title: string, tests: () => void): void {
  const missing = missingPeers(suite).map(({ command }) => command);
  const reason = missing.length === 0 ? '' : ` (needs ${missing.join(', ')})`;
  describe.skipIf(missing.length > 0)(title + reason, tests);
}
