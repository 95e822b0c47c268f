import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as oauth from 'oauth4webapi';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { startedSite, type StartedSite } from '../../started-site.ts';
import { describePostgresql } from '../../store/engines.ts';
import { temporaryFolder } from '../../store/temporary-folder.ts';
import { Browser, type Whereabouts } from './browser.ts';
import { discovered } from './oauth-client.ts';
import { People } from './people-double.ts';
import { beginSignIn, refreshed } from './sign-in-site.ts';

const publicUrl = 'https://site.example.com';

describePostgresql('replicas of a site', (engine) => {
  test('take a sign-in from each other at every step, also from one that has ended', async () => {
    const database = new URL(await engine.newDatabase());
    const folder = await temporaryFolder();
    const databasePasswordFile = join(folder, 'password');
    await writeFile(databasePasswordFile, database.password, { mode: 0o600 });
    const people = new People();
    people.byName.set('ada', { id: 'ada', password: 'correct horse', code: '123456' });
    const rows = new Client(database.href);
    database.password = '';
    const shared = {
      database: database.href,
      databasePasswordFile,
      siteKeyFile: join(folder, 'site.key'),
      blobs: `file://${folder}/blobs`,
      publicUrl,
    };
    const start = async (): Promise<StartedSite> => startedSite(shared, { signIns: people });
    const one = await start();
    const replicas = [one, await start()];
    await rows.connect();
    await rows.query(
      `insert into directory_user (id, sid, name, name_key, display_name, enabled, version, created, changed)
       values ('ada', 'S-1-5-21-1', 'ada', 'ada', 'Ada', 1, 1, 0, 0)`,
    );
    await rows.end();

    let turn = 0;
    // Each request of the browser and of the program goes to the other one.
    const next: Whereabouts = () => {
      const replica = replicas[(turn += 1) % replicas.length];
      const { port } = new URL(replica?.site.running.certificateUrl ?? '');
      return { hostname: '127.0.0.1', port: Number(port) };
    };
    const { trustAnchor } = one.address;
    const directory = await discovered(publicUrl, trustAnchor, next);
    const nobody = { client_id: 'a\0b' };
    const unknown = oauth.clientCredentialsGrantRequest(
      directory.issuer,
      nobody,
      oauth.ClientSecretPost('a secret'),
      {},
      directory.options,
    );
    expect((await unknown).status).toBe(401);
    const browser = new Browser(trustAnchor, next);
    const begun = await beginSignIn(directory);
    await browser.open(begun.address);
    await browser.submit({ name: 'ada', password: 'correct horse' });
    expect(browser.page?.title).toBe('Enter your code');
    replicas.splice(0, 1);
    await one.site.stop();
    await browser.submit({ code: '123456' });
    replicas.push(await start());
    const callback = await browser.submit({}, 'Connect');
    let tokens = await begun.finish(callback);
    for (let n = 0; n < 3; n += 1) tokens = await refreshed(directory, tokens.refresh_token ?? '');
    // The session of the browser is known to both.
    await browser.open((await beginSignIn(directory)).address);
    expect(browser.page?.title).toBe('Connect this device?');

    // Used at two of them at once: of whom it was given to nobody knows, and nobody goes on.
    const { refresh_token: last = '' } = tokens;
    const used = await Promise.allSettled([refreshed(directory, last), refreshed(directory, last)]);
    const got = used.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(got.length).toBeLessThan(2);
    for (const { refresh_token: token = '' } of got) {
      const refused = { error: 'invalid_grant' };
      await expect(refreshed(directory, token)).rejects.toMatchObject(refused);
    }
  }, 60_000);
});
