import { testClock } from '@hawser/core/clock';
import { createLog } from '@hawser/core/log';
import { expect, test } from 'vitest';
import { TroubleLog } from '../../src/store/trouble-log.ts';

const gone = { reason: 'nothing listens there', mend: 'Start it.' };

function watched() {
  const clock = testClock();
  const written: Record<string, unknown>[] = [];
  const destination = { write: (line: string) => void written.push(JSON.parse(line)) };
  const log = createLog({ component: 'store', level: 'info', destination });
  return {
    clock,
    written,
    said: () => written.map(({ level, msg }) => `${String(level)}: ${String(msg)}`),
    troubles: new TroubleLog({ database: 'db', clock, log }),
  };
}

test('trouble is told when it begins, once a minute, and when it is over', async () => {
  const { clock, troubles, said, written } = watched();
  troubles.worked('read');
  for (let second = 0; second < 137; second += 1) {
    troubles.failed('read', gone, new Error('connect ECONNREFUSED'));
    troubles.failed('read', gone);
    await clock.advance(1000);
  }
  troubles.worked('read');
  troubles.worked('read');
  expect(said()).toEqual([
    'error: the database is in trouble: nothing listens there',
    'error: the database is in trouble for 60 s: nothing listens there',
    'error: the database is in trouble for 120 s: nothing listens there',
    'info: the database works again, after 137 s',
  ]);
  expect(written.map(({ failures }) => failures)).toEqual([1, 121, 241, 274]);
  expect(written[0]).toMatchObject({ database: 'db', said: 'connect ECONNREFUSED' });
  expect(JSON.stringify(written)).not.toContain('    at ');
});

test('on a full disk reading goes on, and that does not mean that it is over', () => {
  const { troubles, said } = watched();
  for (let n = 0; n < 3; n += 1) {
    troubles.failed('write', { reason: 'the disk is full', mend: 'Make room.' });
    troubles.worked('read');
  }
  expect(said()).toEqual(['error: the database is in trouble: the disk is full']);
  troubles.worked('write');
  expect(said().at(-1)).toBe('info: the database works again, after 0 s');
});
