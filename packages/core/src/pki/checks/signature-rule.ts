import type { Asked, Examined } from './examined.ts';
import { failed, type Finding, passed, type Rule, warning } from './finding.ts';
import type { SignatureHash } from './signature-hash.ts';

interface Signed {
  readonly name: string;
  readonly signature: SignatureHash;
}

const check = 'signature';

export const signature: Rule<Examined> = {
  check,
  find({ signature: own, chain }) {
    // What a root says of itself is not looked at: it is trusted, or it is not.
    const issued = chain.filter(({ isSelfSigned }) => !isSelfSigned);
    return found(
      [{ name: 'it', signature: own }, ...issued],
      'Ask for a certificate that is signed with SHA-256, by authorities that are, too.',
    );
  },
};

export const signatureOfRequest: Rule<Asked> = {
  check,
  find: ({ signature: own }) =>
    found(
      [{ name: 'it', signature: own }],
      'Make another request: hawser new-certificate-request signs with SHA-256.',
    ),
};

function found(all: readonly Signed[], hint: string): Finding {
  const say = ({ name, signature: { name: hash } }: Signed): string =>
    `${name} is signed with ${hash}`;
  const broken = all.filter((each) => each.signature.strength === 'broken');
  if (broken.length > 0) {
    return failed(`${broken.map(say).join(', and ')}, which can be forged`, hint);
  }
  const unknown = all.filter((each) => each.signature.strength === 'unknown');
  if (unknown.length > 0) {
    return warning(`${unknown.map(say).join(', and ')}, which is not known here`, hint);
  }
  return passed([...new Set(all.map((each) => each.signature.name))].join(', '));
}
