import { inOneLine } from '@hawser/core/pki/chain';
import { digits } from '@hawser/core/pki/certificate-id';
import type { Renewal } from './renewal.ts';

/** Who would not get on with the new certificate in the place of the old one, in sentences. */
export function strandedBy({ certificate, wanted, names, changes }: Renewal): readonly string[] {
  const thumbprint = digits(certificate.fingerprint).toUpperCase();
  const capitals = names.dnsNames.filter((name) => name !== name.toLowerCase());
  return [
    `Whoever has pinned the old certificate (${thumbprint}) or its key: give them the new one first.`,
    wanted.purpose === 'management'
      ? `The cloud, where the .cer of the old one (${thumbprint}) was uploaded: upload the new one before it is used, and delete the old one afterwards.`
      : `Clients that do not trust who issues the new one, where that is not ${inOneLine(certificate.issuer)} again.`,
    ...changes,
    ...capitals.map(
      (name) =>
        `Whoever compares names letter by letter, if the authority writes "${name}" in small letters: look at the answer before it is put in place.`,
    ),
  ];
}
