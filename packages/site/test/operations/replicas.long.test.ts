import { expect, test } from 'vitest';
import { describePostgresql } from '../store/engines.ts';
import { underFire } from './replicas.ts';

describePostgresql('three replicas, of which one is killed every second, for long', (engine) => {
  test('leave each effect of 5000 operations exactly once', { timeout: 900_000 }, async () => {
    const url = await engine.newDatabase();
    expect(await underFire(await engine.open(url), url, 5000)).toBeGreaterThan(10);
  });
});
