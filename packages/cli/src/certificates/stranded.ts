import { inOneLine } from '@hawser/core/pki/chain';
import { digits } from '@hawser/core/pki/certificate-id';
import type { Renewal } from './renewal.ts';
import type { Stranding } from './stranding.ts';

/** Who would not get on with the new certificate in the place of the old one. */
export function strandedBy({ certificate, wanted, names, changes }: Renewal): readonly Stranding[] {
  const thumbprint = digits(certificate.fingerprint).toUpperCase();
  const capitals = names.dnsNames.filter((name) => name !== name.toLowerCase());
  return [
    {
      reason: 'pinned',
      who: 'Whoever has pinned the old certificate or its key',
      help: `Give them the new one first; the old one is ${thumbprint}.`,
    },
    wanted.purpose === 'management'
      ? {
          reason: 'uploaded',
          who: 'The cloud, where the .cer of the old one was uploaded',
          help: `Upload the new one before it is used; delete the old one (${thumbprint}) afterwards.`,
        }
      : {
          reason: 'other-issuer',
          who: 'Clients that do not trust who issues the new one',
          help: `Have ${inOneLine(certificate.issuer)} issue it again, or see that they trust the other authority.`,
        },
    ...changes,
    ...capitals.map(
      (name) =>
        ({
          reason: 'other-case',
          who: `Whoever compares names letter by letter, if the authority writes "${name}" in small letters`,
          help: 'Look at the answer before it is put in place.',
        }) as const,
    ),
  ];
}

/** All of them as they are told to a person. */
export function strandedText(stranded: readonly Stranding[]): readonly string[] {
  return [
    'The new certificate will not do for everybody:',
    ...stranded.map(({ who, help }) => `  - ${who}. ${help}`),
  ];
}
