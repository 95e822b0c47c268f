/** What the name of a cloud service makes in the cloud. */
export interface ServicePrefix {
  readonly prefix: string;
  /** DNS does not care for case; a storage account has small letters only. */
  readonly storageAccount: string;
}

/** Of MyCMG.contoso.com: MyCMG and mycmg; nothing where the first label can name no storage account. */
export function servicePrefix(name: string): ServicePrefix | undefined {
  const [prefix = ''] = name.split('.');
  if (!/^[A-Za-z0-9]{3,24}$/.test(prefix)) return undefined;
  return { prefix, storageAccount: prefix.toLowerCase() };
}
