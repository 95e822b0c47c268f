import { expect, it } from 'vitest';
import type { Ended } from '../hawser.ts';
import { hawserHere } from '../in-process.ts';
import { startSite, usedHome } from '../running-site.ts';

it('shows who has done what, also to who asks for a part of it', async () => {
  const { home } = await startSite({ home: await usedHome() });
  const hawser = async (...words: string[]): Promise<Ended> => hawserHere(words, { home });
  const records = async (...words: string[]): Promise<Record<string, unknown>[]> => {
    const ended = await hawser('get-audit-record', ...words, '-o', 'json');
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    return (JSON.parse(ended.stdout) as { value: Record<string, unknown>[] }).value;
  };
  expect(await hawser('optimize-site', '-AsJob')).toMatchObject({ code: 0 });
  expect(await records('-Call', 'startOperation')).toMatchObject([
    {
      actor: 'Site administrator',
      actorKind: 'certificate',
      mutation: 'start-operation',
      after: { kind: 'optimize-site' },
      result: 'done',
    },
  ]);
  expect(await records('-Since', '1h', '-Actor', 'the site')).toMatchObject([
    { call: 'startSite', mutation: 'register-client-certificate' },
  ]);
  expect(await records('-Until', '1h')).toEqual([]);
  // The last is that it was asked for them.
  expect(await records('-First', '2')).toMatchObject([
    { call: 'listAuditRecords' },
    { call: 'listAuditRecords' },
  ]);
  for (const words of [
    ['new-site-group', 'Operators'],
    ['grant-site-role', 'Reports.Read', 'Operators'],
    ['set-site-group', 'Operators', '-NewName', 'Readers'],
    ['new-site-group', 'Others'],
    ['add-site-group-member', 'Readers', 'Others'],
    ['remove-site-group', 'Readers', '-Force'],
  ]) {
    expect(await hawser(...words)).toMatchObject({ code: 0, stderr: '' });
  }
  const changes = async (target: string): Promise<unknown> =>
    (await records('-Target', target)).map(
      ({ call, targetName }) => `${String(call)} ${String(targetName)}`,
    );
  // What it was called then, also of what is gone by now, or was called otherwise.
  expect(await changes('operators')).toEqual([
    'changeGroup Operators',
    'grantRole Operators',
    'createGroup Operators',
  ]);
  expect(await changes('Readers')).toEqual(['removeGroup Readers', 'addGroupMember Readers']);
  const table = await hawser('get-audit-record', '-Result', 'done');
  expect(table.stdout).toMatch(/time\s+actor\s+call\s+targetname\s+result/i);
});
