import { once } from 'node:events';
import type { ChildProcess } from 'node:child_process';
import { expect, test } from 'vitest';
import { killed } from '../store/child.ts';
import { describeEngines, describePostgresql } from '../store/engines.ts';
import { eventually } from './eventually.ts';
import { effectSteps } from './effect-kind.ts';
import { effectsIn, onlyStarting, startReplica, underFire } from './replicas.ts';

const by = { startedBy: 'ada' };

async function says(child: ChildProcess, word: string): Promise<void> {
  let said = '';
  while (!said.includes(word)) {
    const [text] = (await once(child.stdout!, 'data')) as [Buffer];
    said += text.toString();
  }
}

describePostgresql('three replicas, of which one is killed every second', (engine) => {
  test('leave each effect of 200 operations exactly once', { timeout: 120_000 }, async () => {
    const url = await engine.newDatabase();
    expect(await underFire(await engine.open(url), url, 200)).toBeGreaterThan(0);
  });
});

describePostgresql('a replica that was paused for too long', (engine) => {
  test('changes nothing when it wakes up', async () => {
    const url = await engine.newDatabase();
    const store = await engine.open(url);
    const operations = await onlyStarting(store);
    const paused = startReplica({ url, replica: 'paused', leaseMs: 900, hold: 'three' });
    const { id } = await operations.start('leave-effects', null, by);
    await says(paused, 'holding');
    paused.kill('SIGSTOP');
    startReplica({ url, replica: 'other', leaseMs: 900 });
    const done = await eventually(async () => {
      const view = await operations.get(id);
      return view.state === 'succeeded' && view;
    });
    const heard = says(paused, 'operation-lease-lost');
    paused.stdin!.write('go on\n');
    paused.kill('SIGCONT');
    await heard;
    expect(await operations.get(id)).toEqual(done);
    expect(done).toMatchObject({ replica: 'other', result: { steps: effectSteps.length } });
    const [one, two, ...others] = (await effectsIn(store)).map((effect) => effect.by);
    expect([one, two, others]).toEqual(['paused', 'paused', ['other', 'other', 'other']]);
  });
});

describeEngines('a replica that is killed', (engine) => {
  test('goes on where it was when it is started again', async () => {
    const url = await engine.newDatabase();
    const store = await engine.open(url);
    const operations = await onlyStarting(store);
    // Nobody has to wait for this lease to run out.
    const leaseMs = 3_600_000;
    const first = startReplica({ url, replica: 'one', leaseMs, hold: 'three' });
    const { id } = await operations.start('leave-effects', null, by);
    await says(first, 'holding');
    await killed(first);
    expect(await operations.get(id)).toMatchObject({ state: 'running', step: 'three' });
    startReplica({ url, replica: 'one', leaseMs });
    const done = await eventually(async () => {
      const view = await operations.get(id);
      return view.state === 'succeeded' && view;
    });
    expect(done.steps.map(({ attempts }) => attempts)).toEqual([1, 1, 2, 1, 1]);
    expect(await effectsIn(store)).toHaveLength(effectSteps.length);
  });

  test('with SIGTERM gives back what it has, and the next one goes on at once', async () => {
    const url = await engine.newDatabase();
    const operations = await onlyStarting(await engine.open(url));
    const first = startReplica({ url, replica: 'one', leaseMs: 3_600_000, hold: 'two' });
    const { id } = await operations.start('leave-effects', null, by);
    await says(first, 'holding');
    const gone = once(first, 'exit');
    const ending = says(first, 'ending');
    first.kill('SIGTERM');
    await ending;
    first.stdin!.write('go on\n');
    expect(await gone).toEqual([0, null]);
    // The step was done in time, and the next one was not begun.
    expect(await operations.get(id)).toMatchObject({
      state: 'queued',
      step: 'three',
      steps: [{ attempts: 1 }, { attempts: 1 }, { attempts: 0 }, { attempts: 0 }, {}],
    });
  });
});
