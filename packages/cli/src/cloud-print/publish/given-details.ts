import { printerDescriptor } from '@hawser/core/printing/access/printer-descriptor';
import { readLocation } from '@hawser/core/printing/location/read-location';
import { locationJson } from '@hawser/core/printing/location/write-location';
import { cloudPrinterErrors } from '../cloud-printer-errors.ts';

export interface GivenLocation {
  readonly location: string | undefined;
  readonly orgLocation: string | undefined;
}

/** Where it is as the site takes it; what cannot be read is told before the site is asked. */
export function givenLocation({ location, orgLocation }: GivenLocation): string | undefined {
  if (location !== undefined && orgLocation !== undefined) {
    throw cloudPrinterErrors('two-locations', {});
  }
  const given = location ?? orgLocation;
  if (given === undefined) return undefined;
  if (isInWords(given)) throw cloudPrinterErrors('location-in-words', { location: given });
  return locationJson(readLocation(given));
}

/** Whether it is said as people say it to each other, so that no category can be told. */
export function isInWords(location: string): boolean {
  return location.trim() !== '' && !/[={[]/.test(location);
}

/** Refuses what is no security descriptor of a printer, before the site is asked. */
export function checkedSddl(sddl: string): string {
  // Letters for groups of a domain are read as those of the site's, which only it knows.
  printerDescriptor(sddl, { domain: 'S-1-5-21-0-0-0' });
  return sddl;
}
