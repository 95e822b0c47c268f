import {
  mapLocation,
  readLocationRule,
} from '@hawser/core/printing/imports/location-rule/location-rule';
import { locationJson } from '@hawser/core/printing/location/write-location';
import { checkedSddl, type GivenLocation, givenLocation, isInWords } from './given-details.ts';

interface GivenPrinter extends GivenLocation {
  readonly manufacturer: string | undefined;
  readonly model: string | undefined;
  readonly sddl: string | undefined;
  readonly connector: string | undefined;
  readonly device: string | undefined;
  readonly locationRule: readonly string[] | undefined;
}

interface Details {
  readonly manufacturer?: string;
  readonly model?: string;
  readonly location?: string;
  readonly sddl?: string;
  readonly connector?: string;
  readonly device?: string;
}

/** What a site is told of a printer that is to be published. */
export function detailsToPublish(
  given: GivenPrinter,
  { name, warn }: { readonly name: string; readonly warn: (message: string) => void },
): Details {
  const { manufacturer, model, sddl, connector, device } = given;
  const location = locationOf(given, { name, warn });
  return {
    ...(manufacturer === undefined || manufacturer === '' ? {} : { manufacturer }),
    ...(model === undefined || model === '' ? {} : { model }),
    ...(location === undefined ? {} : { location }),
    ...(sddl === undefined ? {} : { sddl: checkedSddl(sddl) }),
    ...(connector === undefined ? {} : { connector }),
    ...(device === undefined ? {} : { device }),
  };
}

/** What a real printer says of its place is in words, as somebody has typed it at its panel. */
function locationOf(
  given: GivenPrinter,
  { name, warn }: { readonly name: string; readonly warn: (message: string) => void },
): string | undefined {
  const { location, orgLocation, locationRule = [], device } = given;
  if (location === undefined || !isInWords(location)) return givenLocation(given);
  const mapped = mapLocation(readLocationRule(locationRule), location);
  if (device !== undefined && orgLocation !== undefined) {
    return givenLocation({ location: undefined, orgLocation });
  }
  if (mapped.outcome === 'refused') throw mapped.error;
  if (mapped.outcome === 'mapped') return locationJson(mapped.location);
  // Who has typed it himself is told how to write it.
  if (device === undefined) return givenLocation(given);
  warn(
    `${name} says that it stands at "${location}", which names no category: it is published without that. -LocationRule makes a location of such words, and set-cloud-printer -Location says where it is.`,
  );
  return undefined;
}
