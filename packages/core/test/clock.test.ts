import { describe, expect, test, vi } from 'vitest';
import { systemClock, testClock } from '../src/clock.ts';
import { run } from './child-script.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

describe('a test clock', () => {
  test('stands still until it is advanced', async () => {
    const clock = testClock(1000);
    expect(clock.now()).toBe(1000);
    await clock.advance(250);
    expect(clock.now()).toBe(1250);
  });

  test('runs what becomes due in order, each at its own time', async () => {
    const clock = testClock();
    const ran: [string, number][] = [];
    const note = (name: string) => () => ran.push([name, clock.now()]);
    clock.timer(30, note('third'));
    clock.timer(10, note('first'));
    clock.timer(10, note('second'));
    clock.timer(31, note('later'));
    await clock.advance(30);
    expect(ran).toEqual([
      ['first', 10],
      ['second', 10],
      ['third', 30],
    ]);
    expect(clock.now()).toBe(30);
  });

  test('lets promises go on between timers, however long their chain', async () => {
    const clock = testClock();
    const cycles: number[] = [];
    const cycle = async (): Promise<void> => {
      for (;;) {
        await clock.sleep(40 * minute);
        for (let step = 0; step < 100; step++) await Promise.resolve();
        cycles.push(clock.now() / minute);
      }
    };
    void cycle();
    await clock.advance(2 * 60 * minute);
    expect(cycles).toEqual([40, 80, 120]);
  });

  test('runs a timer that another timer sets within the same advance', async () => {
    const clock = testClock();
    const ran: number[] = [];
    clock.timer(10, () => void clock.timer(5, () => ran.push(clock.now())));
    await clock.advance(20);
    expect(ran).toEqual([15]);
  });

  test('does not run what was cancelled', async () => {
    const clock = testClock();
    const callback = vi.fn<() => void>();
    clock.timer(10, callback).cancel();
    const second = clock.timer(20, callback);
    clock.timer(15, () => second.cancel());
    await clock.advance(100);
    expect(callback).not.toHaveBeenCalled();
  });

  test('repeats until it is cancelled, also by the callback itself', async () => {
    const clock = testClock();
    const times: number[] = [];
    const repetition = clock.every(40, () => {
      times.push(clock.now());
      if (times.length === 3) repetition.cancel();
    });
    await clock.advance(1000);
    expect(times).toEqual([40, 80, 120]);
  });

  test('refuses to repeat without time passing', () => {
    expect(() => testClock().every(0, () => undefined)).toThrow(RangeError);
  });

  test('hands the error of a callback to who advances; a repetition goes on after it', async () => {
    const clock = testClock();
    let calls = 0;
    clock.every(10, () => {
      calls += 1;
      if (calls === 1) throw new Error('once');
    });
    await expect(clock.advance(100)).rejects.toThrow('once');
    await clock.advance(90);
    expect(calls).toBe(10);
  });

  test('wakes a sleeper whose signal is aborted, with the reason', async () => {
    const clock = testClock();
    const stop = new AbortController();
    const reason = new Error('no longer wanted');
    const sleeping = clock.sleep(day, stop.signal);
    stop.abort(reason);
    await expect(sleeping).rejects.toBe(reason);
    await expect(clock.sleep(day, stop.signal)).rejects.toBe(reason);
  });
});

describe('the system clock', () => {
  test('tells the time and sleeps', async () => {
    const before = systemClock.now();
    await systemClock.sleep(20);
    expect(systemClock.now() - before).toBeGreaterThanOrEqual(15);
    await expect(systemClock.sleep(day, AbortSignal.timeout(1))).rejects.toThrow('timeout');
  });

  test('waits longer than the 24.8 days that one timer of node can', () => {
    vi.useFakeTimers();
    try {
      const callback = vi.fn<() => void>();
      systemClock.timer(60 * day, callback);
      systemClock.timer(60 * day, callback).cancel();
      vi.advanceTimersByTime(60 * day - 1);
      expect(callback).not.toHaveBeenCalled();
      vi.advanceTimersByTime(1);
      expect(callback).toHaveBeenCalledTimes(1);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  test('does not keep the process alive for a timer that it may forget', async () => {
    const clock = JSON.stringify(new URL('../src/clock.ts', import.meta.url).href);
    const ended = await run(process.execPath, [
      '--input-type=module',
      '--eval',
      `import { systemClock } from ${clock};
       systemClock.timer(60000, () => undefined).unref();
       const repetition = systemClock.every(10, () => process.stdout.write('.')).unref();
       systemClock.timer(200, () => repetition.cancel());`,
    ]);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toMatch(/^\.{2,20}$/);
  });
});
