import { type ServicePrefix, servicePrefix } from '@hawser/core/pki/checks/service-prefix';
import { certificateRequestErrors } from './certificate-request-errors.ts';

/** Of MyCMG.contoso.com: MyCMG and mycmg. */
export function requireServiceName(commonName: string): ServicePrefix {
  const made = servicePrefix(commonName);
  if (made !== undefined) return made;
  if (commonName.startsWith('*.')) {
    throw certificateRequestErrors('wildcard', { name: commonName }, { target: commonName });
  }
  const [prefix = ''] = commonName.split('.');
  throw certificateRequestErrors('bad-prefix', { name: commonName, prefix });
}
