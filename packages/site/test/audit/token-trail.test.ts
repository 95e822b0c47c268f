import { systemClock } from '@hawser/core/clock';
import { expect, test } from 'vitest';
import { type FirstSeen, tokenTrail } from '../../src/access/tokens/token-trail.ts';
import { auditCheck } from '../../src/checks/audit-check.ts';
import { describeEngines } from '../store/engines.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { ada, openTrail } from './trail.ts';

const issuer = 'https://directory.example.com';
const until = Date.UTC(2027, 0, 1);

/** What is known of a token, as far as the trail looks at it. */
function seen(digest: string, isOwn = false): FirstSeen {
  const token = { issuer: { issuer, isOwn }, until } as FirstSeen['token'];
  const caller = { ...ada, roles: ['Reports.Read'], sids: [], multiFactor: true } as const;
  return { token, digest, caller, address: '::ffff:192.0.2.7' };
}

describeEngines('who was signed in elsewhere', (engine) => {
  test('is told of once for each token, whichever replicas see it', async () => {
    const url = await engine.newDatabase();
    const folder = await temporaryFolder();
    const replicas = await Promise.all(
      ['one', 'two'].map(async (replica) =>
        openTrail({ store: await engine.open(url), folder, replica }),
      ),
    );
    const trails = replicas.map((audit) => tokenTrail(audit));
    for (const digest of ['first', 'second', 'first']) {
      await Promise.all(trails.map(async (trail) => trail(seen(digest))));
    }
    await Promise.all(trails.map(async (trail) => trail(seen('of the site', true))));
    await Promise.all(replicas.map(async (audit) => audit.close()));
    const store = await engine.open(url);
    const records = await store.read(async (db) =>
      db.selectFrom('audit_record').selectAll().execute(),
    );
    expect(records).toHaveLength(2);
    for (const record of records) {
      expect(record).toMatchObject({
        actor_kind: 'user',
        actor_id: ada.id,
        actor_name: 'Ada',
        address: '192.0.2.7',
        call: 'signInElsewhere',
        target: issuer,
        after: JSON.stringify({
          issuer,
          roles: ['Reports.Read'],
          until: '2027-01-01T00:00:00.000Z',
        }),
        result: 'done',
        link: expect.any(Number),
      });
    }
    const audit = await openTrail({ store, folder });
    for (const { result } of await auditCheck(audit, { all: async () => [] }, systemClock)()) {
      expect(result).toBe('passed');
    }
  });
});
