import type { ExaminedRequest } from './examined.ts';
import { failed, passed, type Rule } from './finding.ts';

export const proof: Rule<ExaminedRequest> = {
  check: 'proof',
  find({ isProven }) {
    if (isProven === undefined) return undefined;
    return isProven
      ? passed('it is signed by its own key')
      : failed(
          'it is not signed by its own key: it was changed, or somebody else has the key',
          'Make another one: hawser new-certificate-request',
        );
  },
};
