import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const sources = join(import.meta.dirname, '../../src');
const mayWrite = /^store\/(?:mutations|migrations|load)\//;

// Kysely's builders, what leads to raw SQL, and SQL itself.
const writing = [
  /\.\s*(?:insertInto|replaceInto|updateTable|deleteFrom|mergeInto)\s*\(/,
  /\.\s*schema\s*\.\s*(?:create|alter|drop)/,
  /\b(?:insert\s+(?:or\s+\w+\s+)?into|replace\s+into|merge\s+into|delete\s+from|truncate\s+(?:table\s+)?\w)/i,
  /[`'"]\s*update\s+\S+\s+set\b/i,
  /[`'"]\s*(?:create|alter|drop)\s+(?:table|index|view|trigger)\b/i,
];

function writes(text: string): boolean {
  return writing.some((pattern) => pattern.test(text));
}

test('nothing but mutations and migrations writes to the store', () => {
  const files = globSync('**/*.ts', { cwd: sources }).map((path) => path.replaceAll('\\', '/'));
  const writers = files.filter((path) => writes(readFileSync(join(sources, path), 'utf8')));
  // The patterns do find those that may.
  expect(writers).toContain('store/mutations/append-event.ts');
  expect(writers).toContain('store/migrations/0001-site-event-small-blob.ts');
  expect(writers.filter((path) => !mayWrite.test(path))).toEqual([]);
});

test.each([
  "await db.insertInto('event').values(row).execute()",
  "db\n    .updateTable('site')\n    .set({ created: 0 })",
  "db.deleteFrom ('site')",
  "db.mergeInto('site')",
  "db.schema.dropTable('event')",
  'await sql`INSERT OR IGNORE INTO event default values`.execute(db)',
  "database.exec('update site set created = 0')",
  "database.exec('delete from site')",
  'client.query("truncate event")',
  "database.exec('DROP TABLE event')",
])('it would find %s', (text) => {
  expect(writes(text)).toBe(true);
});

test.each([
  "db.selectFrom('event').selectAll()",
  '// updates the set of those that wait',
  'hash.update(bytes)',
])('it allows %s', (text) => {
  expect(writes(text)).toBe(false);
});
