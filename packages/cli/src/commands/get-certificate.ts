import { X509Certificate } from 'node:crypto';
import { defineCommand } from '@hawser/command/declaration/command';
import { systemClock } from '@hawser/core/clock';
import { certificatesLike } from '../certificates/certificate-named.ts';
import { certificateOutput, shownCertificate } from '../certificates/certificate-output.ts';
import { certificateParameter } from '../certificates/certificate-parameters.ts';
import { machineCertificates } from '../certificates/machine-certificates.ts';

export default defineCommand({
  verb: 'Get',
  noun: 'Certificate',
  summary: 'Lists the certificates of this machine.',
  description:
    'Those that are shown are your own on this machine: completed requests and what was imported.',
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
      minimum: 0,
      help: 'Only those that end within this time, or have ended; 30d for example.',
    },
  },
  impact: 'none',
  output: certificateOutput,
  examples: [
    { line: 'hawser get-certificate', says: 'Lists all of your user on this machine.' },
    {
      line: 'hawser get-certificate -ExpiringIn 30d',
      says: 'Lists those to be renewed within a month.',
    },
    {
      line: 'hawser get-certificate MyCMG.contoso.com -Output yaml',
      says: 'Shows all of one: names, thumbprint, issuer and chain.',
      notRun: 'there is no such certificate',
    },
  ],
  async *run({ parameters: { name: names = ['*'], expiringIn }, session, attempt }) {
    const all = await machineCertificates(session).list();
    const end = systemClock.now() + (expiringIn ?? Infinity);
    const shown = new Set<string>();
    for (const named of names) {
      const found = (await attempt(async () => certificatesLike(named, all))) ?? [];
      for (const stored of found) {
        if (shown.has(stored.id)) continue;
        if (new X509Certificate(stored.certificate).validToDate.getTime() > end) continue;
        shown.add(stored.id);
        yield shownCertificate(stored);
      }
    }
  },
});
