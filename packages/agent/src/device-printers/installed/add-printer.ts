import type { DeviceSite } from '../../printing/device-site.ts';
import type { FoundPrinter } from '../../printing/find-printers.ts';
import { askPrinter, keepTold } from '../attributes/told-attributes.ts';
import type { DevicePrintersFolder } from '../device-printers-folder.ts';
import { SiteClients } from '../site/site-clients.ts';
import { installPrinter } from './installed-printers.ts';

/** Installs a printer with all that the site says of it, so that it can be asked without a network as well. */
export async function addPrinter(
  folder: DevicePrintersFolder,
  site: DeviceSite,
  {
    found: { id, name, url },
    isDefault,
    signal,
  }: {
    readonly found: Pick<FoundPrinter, 'id' | 'name' | 'url'>;
    readonly isDefault: boolean;
    readonly signal: AbortSignal;
  },
): Promise<{ readonly uri: string; readonly default: boolean }> {
  const clients = new SiteClients(
    () => ({ name, url }),
    async () => site,
  );
  try {
    const told = await askPrinter(await clients.of(''), signal);
    await keepTold(folder, id, told);
  } finally {
    clients.close();
  }
  const installed = await installPrinter(folder, { id, name, url, isDefault });
  return { uri: installed.uri, default: installed.isDefault };
}
