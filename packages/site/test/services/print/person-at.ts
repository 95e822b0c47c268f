import type { SiteAddress } from '@hawser/core/api/site-request';
import { Secret } from '@hawser/core/secret';
import { IppCaller } from './ipp-caller.ts';
import { tokenOfProgram } from './printing-program.ts';
import type { PublishedPrinter } from './published-printer.ts';

/** Somebody who may print at a printer, by IPP and by the admin API. */
export interface PersonAt {
  readonly ipp: IppCaller;
  readonly address: SiteAddress;
}

export async function personAt({ site, id }: PublishedPrinter, name: string): Promise<PersonAt> {
  const token = await tokenOfProgram(site, name, 'Printers.Use');
  const { url } = site.site.running;
  const { trustAnchor } = site.address;
  const target = { id, url: `${url.replace('https', 'ipps')}/ecp/printers/${id}` };
  const tokens = { token: async () => new Secret(token), another: async () => undefined };
  return {
    ipp: new IppCaller({ url, trustAnchor }, target, token),
    address: { url, trustAnchor, tokens },
  };
}
