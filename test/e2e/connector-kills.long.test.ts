import { expect, test, vi } from 'vitest';
import { becomesArriving, killableConnector, killSteps, nameOf } from './connector-kills.ts';

vi.setConfig({ testTimeout: 600_000 });

test('a connector that is killed at any step of the protocol prints a job once, or a person decides', async () => {
  const connector = await killableConnector();
  for (const step of killSteps) {
    const fate = await connector.killedAt(step);
    expect(step.becomes, nameOf(step)).toContain(fate);
  }
});

test('so it is while the document still arrives', async () => {
  const connector = await killableConnector();
  for (const step of killSteps) {
    const fate = await connector.killedAt(step, 'arriving');
    expect(becomesArriving(step), nameOf(step)).toContain(fate);
  }
});
