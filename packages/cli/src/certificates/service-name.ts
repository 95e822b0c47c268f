import { certificateRequestErrors } from './certificate-request-errors.ts';

/** What a name makes in the cloud. */
export interface ServiceName {
  readonly prefix: string;
  /** DNS does not care for case; a storage account has small letters only. */
  readonly storageAccount: string;
}

/** Of MyCMG.contoso.com: MyCMG and mycmg. */
export function requireServiceName(commonName: string): ServiceName {
  const [prefix = ''] = commonName.split('.');
  if (!/^[A-Za-z0-9]{3,24}$/.test(prefix)) {
    throw certificateRequestErrors('bad-prefix', { name: commonName, prefix });
  }
  return { prefix, storageAccount: prefix.toLowerCase() };
}
