import { checkedSddl, type GivenLocation, givenLocation, isInWords } from './given-details.ts';

interface GivenPrinter extends GivenLocation {
  readonly manufacturer: string | undefined;
  readonly model: string | undefined;
  readonly sddl: string | undefined;
  readonly connector: string | undefined;
  readonly device: string | undefined;
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
  const { location, orgLocation, device } = given;
  if (location === undefined || device === undefined || !isInWords(location)) {
    return givenLocation(given);
  }
  warn(
    `${name} says that it stands at "${location}", which names no category: it is published without that, and set-cloud-printer -Location says where it is.`,
  );
  return givenLocation({ location: undefined, orgLocation });
}
