import type { Examined } from './examined.ts';
import { failed, type Rule, warning } from './finding.ts';

const precertificate = '1.3.6.1.4.1.11129.2.4.3';

/** What clients refuse though nothing else is wrong with it, and what nobody here can judge. */
export const extensions: Rule<Examined> = {
  check: 'extensions',
  find({ extensions: own, chain }) {
    if (own.unknownCritical.includes(precertificate)) {
      return failed(
        'it is a precertificate, which is for the logs of certificates only (RFC 6962)',
        'Take the certificate that the authority has issued after it.',
      );
    }
    for (const { name, extensions: said } of [{ name: 'it', extensions: own }, ...chain]) {
      if (said.unknownCritical.length === 0) continue;
      return failed(
        `${name} has critical extensions that clients do not know, and so refuse: ${said.unknownCritical.join(', ')}`,
        'Ask the authority for a certificate without them, or with them as not critical.',
      );
    }
    const limited = chain.find(
      ({ extensions: { nameConstraints: limits } }) =>
        limits !== undefined && limits.permitted.others + limits.excluded.others > 0,
    );
    if (limited === undefined) return undefined;
    return warning(
      `${limited.name} may issue for some names only, of kinds that are not looked at here (nameConstraints)`,
      'Ask the authority whether it may issue for this name, and try it with a client.',
    );
  },
};
