import { generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { startExternalIssuer } from '../../packages/site/test/external-issuer/external-issuer.ts';
import { startSite, usedHome } from '../running-site.ts';
import { endTokens } from '../sign-in/kept-tokens.ts';
import { Machine } from './machine.ts';
import type { Organisation } from './organisation.ts';

/**
 * People and programs whom the directory of another organisation signs in. What is taken back there
 * holds here as soon as somebody's token ends; what is taken back here holds at once.
 */
export async function otherDirectory(): Promise<Organisation> {
  const other = await startExternalIssuer();
  onTestFinished(async () => other[Symbol.asyncDispose]());
  const { issuer } = other;
  const site = await startSite({
    home: await usedHome(),
    words: ['-DirectoryIssuers', issuer, '-DirectoryTrustAnchorFile', other.trustAnchorFile],
  });
  const authority = await readFile(join(site.folder.certificates, 'authority.crt'), 'utf8');
  const local = Machine.ofSite(site);
  // Of groups in groups such a directory tells all, in one claim.
  const administrators = `claim:${issuer}#Administrators`;
  const groups = ['Operators', 'Administrators'];
  await other.person('ada', {
    password: passwordOf('ada'),
    code: '123456',
    claims: { name: 'ada', groups },
  });
  await other.person('hedy', {
    password: passwordOf('hedy'),
    claims: { name: 'hedy', groups: ['Helpdesk'] },
  });
  await local.done('grant-site-role', 'Site.Admin', administrators);
  await other.saying({ name: 'nightly', roles: ['Devices.Manage'] });
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const auditors = `claim:${issuer}#Auditors`;
  await other.program('weekly', {
    publicKey: publicKey.export({ format: 'jwk' }),
    claims: { groups: ['Auditors'] },
  });
  await local.done('grant-site-role', 'Reports.Read', auditors);
  const words = ['-Issuer', issuer];
  return {
    site,
    trusted: authority + other.trustAnchor,
    connecting: [...words, '-ClientId', 'hawser'],
    fillIn: (name) => async (browser) => browser.submit({ name, password: passwordOf(name) }),

    nightly: {
      id: 'runbook',
      proof: 'a-secret-of-the-runbook',
      parameter: '-ClientSecretEnv',
      words,
    },
    weekly: {
      id: 'weekly',
      proof: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
      parameter: '-ClientKeyEnv',
      words,
    },
    revoked: {
      ada: {
        by: async () => local.done('revoke-site-role', 'Site.Admin', administrators, '-Force'),
        says: 'the role Site.Admin is needed',
        record: { call: 'revokeRole', before: { role: 'Site.Admin', holder: administrators } },
      },
      hedy: {
        async by({ home }) {
          await other.person('hedy', null);
          await endTokens(home, 'localhost');
        },
        says: 'The sign-in of the profile localhost has ended',
      },
      nightly: {
        async by({ home }) {
          await other.saying({ name: 'nightly' });
          await endTokens(home, 'localhost');
        },
        says: 'the role Devices.Manage is needed',
      },
      weekly: {
        async by({ home }) {
          await other.program('weekly', null);
          await endTokens(home, 'localhost');
        },
        says: 'does not let weekly in',
      },
    },
  };
}

const passwordOf = (name: string): string => `what only ${name} knows`;
