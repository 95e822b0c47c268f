import { expect, test } from 'vitest';
import { describePostgresql } from '../store/engines.ts';
import { underFire } from './replicas.ts';

describePostgresql('three replicas, of which one is killed every second, for long', (engine) => {
  test('leave each effect of 2000 operations exactly once', { timeout: 900_000 }, async () => {
    const url = await engine.newDatabase();
    expect(await underFire(await engine.open(url), url, 2000)).toBeGreaterThan(10);
  });
});
