import { expect, test, vi } from 'vitest';
import { killableConnector, type KillStep, nameOf } from './connector-kills.ts';

vi.setConfig({ testTimeout: 120_000 });

// One of each kind: nothing is here, it is on disk, nobody can know, the printer has it. All steps take longer.
const steps: readonly KillStep[] = [
  { of: 'site', operation: 'Acknowledge-Job', when: 'after', becomes: 'printed once' },
  { of: 'printer', operation: 'Create-Job', when: 'after', becomes: 'printed once' },
  { of: 'printer', operation: 'Send-Document', when: 'middle', becomes: 'possibly printed' },
  { of: 'printer', operation: 'Get-Job-Attributes', when: 'after', becomes: 'printed once' },
];

test('a connector that is killed prints a job once when it is back, or a person decides', async () => {
  const connector = await killableConnector();
  for (const step of steps) expect(await connector.killedAt(step), nameOf(step)).toBe(step.becomes);
});
