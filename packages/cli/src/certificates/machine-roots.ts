import { X509Certificate } from 'node:crypto';
import { commonAuthorities } from '@hawser/core/common-authorities';

/** The authorities that this machine trusts: those of the operating system and of node. */
export function machineRoots(): readonly X509Certificate[] {
  return commonAuthorities().flatMap((pem) => {
    try {
      return [new X509Certificate(pem)];
    } catch {
      // What a system has kept for long may be of a form that OpenSSL takes no more.
      return [];
    }
  });
}
