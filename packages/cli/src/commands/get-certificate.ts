import { X509Certificate } from 'node:crypto';
import { defineCommand } from '@hawser/command/declaration/command';
import { isPattern } from '@hawser/command/binding/like';
import { systemClock } from '@hawser/core/clock';
import { certificatesLike } from '../certificates/certificate-named.ts';
import { certificateOutput, shownCertificate } from '../certificates/certificate-output.ts';
import { certificateParameter } from '../certificates/certificate-parameters.ts';
import { placeParameter, placesToLook } from '../certificates/certificate-places.ts';
import type { StoredCertificate } from '../certificates/certificate-store.ts';
import { certificateErrors } from '../certificates/certificate-errors.ts';

export default defineCommand({
  verb: 'Get',
  noun: 'Certificate',
  summary: 'Lists the certificates of this machine and of its site.',
  description:
    'Those that are shown are your own on this machine, and those that the site of the profile in use keeps: completed requests and what was imported.',
  parameters: {
    name: {
      ...certificateParameter,
      pipeline: 'property',
      list: true,
      position: 0,
      help: 'Only these, by the name, a pattern such as *.contoso.com, the id or the thumbprint.',
    },
    expiringIn: {
      type: 'duration',
      help: 'Only those that end within this time, or have ended; 30d for example.',
    },
    store: { ...placeParameter, otherwise: 'both' },
  },
  impact: 'none',
  output: certificateOutput,
  examples: [
    {
      line: 'hawser get-certificate',
      says: 'Lists all of your user on this machine, and of the site.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser get-certificate -ExpiringIn 30d',
      says: 'Lists those to be renewed within a month.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser get-certificate -Store machine',
      says: 'Lists those of this machine alone, and asks no site.',
    },
    {
      line: 'hawser get-certificate MyCMG.contoso.com -Output yaml',
      says: 'Shows all of one: names, thumbprint, issuer and chain.',
      notRun: 'there is no such certificate',
    },
  ],
  async *run({ parameters: { name: names = ['*'], expiringIn, store: place }, ...calling }) {
    const { attempt, error } = calling;
    const stores = await placesToLook(place, calling);
    const all: StoredCertificate[] = [];
    for (const store of stores) {
      // What does not answer hides nothing of what is here.
      all.push(...((await attempt(async () => store.list())) ?? []));
    }
    const end = systemClock.now() + (expiringIn ?? Infinity);
    const shown = new Set<StoredCertificate>();
    for (const named of names) {
      const found = certificatesLike(named, all);
      if (found.length === 0 && !isPattern(named)) {
        const where = stores.map((store) => store.where).join(' and ');
        await error(certificateErrors('not-found', { name: named, where }, { target: named }));
      }
      for (const stored of found) {
        if (shown.has(stored)) continue;
        if (new X509Certificate(stored.certificate).validToDate.getTime() > end) continue;
        shown.add(stored);
        yield shownCertificate(stored);
      }
    }
  },
});
