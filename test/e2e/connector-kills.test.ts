import { expect, test, vi } from 'vitest';
import { killableConnector, killSteps, nameOf } from './connector-kills.ts';

vi.setConfig({ testTimeout: 120_000 });

// One of each kind: nothing is here, it is on disk, nobody can know, the printer has it. All steps take longer.
const quick = new Set([
  'after Acknowledge-Job of the site',
  'after Create-Job of the printer',
  'middle Send-Document of the printer',
  'after Get-Job-Attributes of the printer',
]);

test('a connector that is killed prints a job once when it is back, or a person decides', async () => {
  const steps = killSteps.filter((step) => quick.has(nameOf(step)));
  expect(steps).toHaveLength(quick.size);
  const connector = await killableConnector();
  for (const step of steps) {
    const fate = await connector.killedAt(step);
    expect(step.becomes, nameOf(step)).toContain(fate);
  }
});
