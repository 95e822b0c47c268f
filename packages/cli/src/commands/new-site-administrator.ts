import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { defineCommand } from '@hawser/command/declaration/command';
import { saveText } from '@hawser/core/files/save-text';
import { requireNewFiles } from '../site-administrators/new-files.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'New',
  noun: 'SiteAdministrator',
  summary: 'Makes a certificate by which somebody administers a site from elsewhere.',
  description:
    'The key is made here and stays in its file: the site gets only its public part, and issues the certificate for it. Take both files to the other machine by a way that nobody else can read, and add a profile there.',
  parameters: {
    name: {
      type: 'string',
      mandatory: true,
      position: 0,
      minimum: 1,
      maximum: 64,
      help: 'Whose it is, as the name of a person.',
    },
    certificatePath: {
      type: 'path',
      mandatory: true,
      help: 'The file for the certificate, which must not be there yet.',
    },
    keyPath: {
      type: 'path',
      mandatory: true,
      help: 'The file for its key, which must not be there yet; only your user can read it.',
    },
    trustAnchorPath: {
      type: 'path',
      help: "A file for the certificate of the site's authority, by which the site is trusted there.",
    },
    days: {
      type: 'int',
      default: 365,
      minimum: 1,
      maximum: 730,
      help: 'How long it holds.',
    },
  },
  impact: 'medium',
  output: {
    name: 'Hawser.NewSiteAdministrator',
    properties: {
      name: { type: 'string', description: 'Whose it is.' },
      fingerprint: { type: 'string', description: 'What tells it from others: its SHA-256.' },
      until: { type: 'string', description: 'When it ends.' },
      certificatePath: { type: 'string', description: 'The file of the certificate.' },
      keyPath: { type: 'string', description: 'The file of its key.' },
      trustAnchorPath: {
        type: ['string', 'null'],
        description: "The file of the authority's certificate.",
      },
    },
  },
  examples: [
    {
      line: "hawser new-site-administrator 'Ada Lovelace' -CertificatePath ada.crt -KeyPath ada.key -TrustAnchorPath authority.crt",
      says: 'Makes all that she needs on her machine.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, signal, should }) {
    const { name, days } = parameters;
    const certificatePath = resolve(parameters.certificatePath);
    const keyPath = resolve(parameters.keyPath);
    const trustAnchorPath =
      parameters.trustAnchorPath === undefined ? undefined : resolve(parameters.trustAnchorPath);
    await requireNewFiles(
      [keyPath, certificatePath, trustAnchorPath].filter((path) => path !== undefined),
    );
    const site = await signedInSite(session);
    if (!(await should(name, 'New SiteAdministrator'))) return;
    const { callSite } = await import('@hawser/core/api/call-site');
    const { issueAdministrator } = await import('@hawser/core/api/contracts/administrators');
    const { keyPem, newKeyPair, publicKeyPem } = await import('@hawser/core/pki/key-pair');
    const pair = await newKeyPair(2048);
    // First what cannot be had again.
    await saveText(keyPath, keyPem(pair.privateKey));
    const body = { name, days, publicKey: publicKeyPem(pair.publicKey) };
    const issued = await callSite(site, issueAdministrator, { body }, { signal }).catch(
      async (error: unknown) => {
        await rm(keyPath, { force: true });
        throw error;
      },
    );
    await saveText(certificatePath, issued.certificate);
    if (trustAnchorPath !== undefined) await saveText(trustAnchorPath, issued.authority);
    const { fingerprint, until } = issued.administrator;
    yield {
      name,
      fingerprint,
      until,
      certificatePath,
      keyPath,
      trustAnchorPath: trustAnchorPath ?? null,
    };
  },
});
