import { expect, test } from 'vitest';
import { killedRunbook, statements } from './killed-runbook.ts';

test('a runbook that is killed with a change under way does it once, and ends as if it had not been', async () => {
  const killed = await killedRunbook((statement) => [1, 19, 28, 29].includes(statement));
  expect(killed).toMatchObject({ kills: 4 });
  expect(killed.changes).toHaveLength(statements);
  expect(new Set(killed.changes).size).toBe(statements);
  expect(killed.last.split(',')).toHaveLength(statements - 4);
  expect(killed.printers).toHaveLength(statements - 5);
  expect(killed.printers).toContain('Room 8: building=Room 8;floor_number=9');
  expect(killed.printers).toContain('Attic: building=Dom;room_name=25');
}, 60_000);
