import { type Examined, isForServers } from './examined.ts';
import { failed, type Rule, warning } from './finding.ts';

/** Whether it is one to issue by: given by mistake, or made by a tool that says so of every one. */
export const authority: Rule<Examined> = {
  check: 'authority',
  find(examined) {
    const { isAuthority, names } = examined.extensions;
    if (!isAuthority || !isForServers(examined)) return undefined;
    if (names.dnsNames.length + names.ipAddresses.length === 0) {
      return failed(
        'it is that of an authority, not of a service',
        'Give the certificate that was issued for the service; this one belongs to its chain.',
      );
    }
    return warning(
      'it says that it is an authority, which no service is',
      'Ask for a certificate that issues no others (CA:FALSE).',
    );
  },
};
