/** What is known of who made a printer. */
export interface MakeSources {
  readonly manufacturer: string | undefined;
  readonly model: string | undefined;
  /** IEEE 1284: MFG:HP;MDL:LaserJet 4250; */
  readonly deviceId: string | undefined;
  /** The name of a driver, or printer-make-and-model of IPP. */
  readonly driver: string | undefined;
}

export interface MakeAndModel {
  readonly manufacturer?: string;
  readonly model?: string;
}

/** As they write themselves, with how drivers write them. */
const makers: readonly (readonly [name: string, ...written: string[]])[] = [
  ['HP', 'hewlett-packard', 'hewlett packard', 'hp'],
  ['Konica Minolta', 'konica minolta', 'konicaminolta', 'minolta'],
  ['Fuji Xerox', 'fuji xerox'],
  ['FUJIFILM', 'fujifilm'],
  ['Toshiba', 'toshiba tec', 'toshiba'],
  ['Kyocera', 'kyocera mita', 'kyocera'],
  ['OKI', 'okidata', 'oki data', 'oki'],
  ['Triumph-Adler', 'ta triumph-adler', 'triumph-adler'],
  ['Sharp', 'sharp'],
  ['Ricoh', 'ricoh'],
  ['Lexmark', 'lexmark'],
  ['Brother', 'brother'],
  ['Canon', 'canon'],
  ['Epson', 'seiko epson', 'epson'],
  ['Xerox', 'xerox'],
  ['Samsung', 'samsung'],
  ['Dell', 'dell'],
  ['Zebra', 'zebra technologies', 'zebra', 'zdesigner'],
  ['Develop', 'develop'],
  ['UTAX', 'utax'],
  ['Olivetti', 'olivetti'],
  ['Pantum', 'pantum'],
];

/** What no printer is, but the driver for many. */
const generic =
  /^(?:generic|local raw|raw|microsoft|ipp everywhere|remote printer|unknown|universal|global|smart universal|mopria|airprint)\b/i;
const universal = /^(?:universal|global|smart universal|generic|mobile print|enterprise)\b/i;
/** What a driver's name has after the model. */
const ofDriver =
  /[\s,;(-]+(?:driverless|foomatic|hpcups|hpijs|gutenprint|cups\b|pcl ?(?:-?xl|\d+\w?)?\b|ps ?\d?\b|postscript|kpdl|ufr ?ii|xps|v[2-9]\b|class driver|recommended|en\b,).*$/i;

/** Who made it, and which one it is: as it is said, or as a driver's name or the printer itself tells. */
export function makeAndModel(sources: MakeSources): MakeAndModel {
  const { deviceId = '', driver = '' } = sources;
  const printer = {
    manufacturer: keyed(deviceId, 'mfg|manufacturer'),
    model: keyed(deviceId, 'mdl|model'),
  };
  const named = ofName(driver);
  const manufacturer =
    sources.manufacturer?.trim() ?? shownMaker(printer.manufacturer) ?? named.manufacturer;
  const model = sources.model?.trim() ?? printer.model ?? named.model;
  const isSaidTwice = sources.model === undefined && manufacturer !== undefined;
  const only = isSaidTwice ? withoutMaker(model, manufacturer) : model;
  return {
    ...(manufacturer === undefined ? {} : { manufacturer }),
    ...(only === undefined ? {} : { model: only }),
  };
}

function ofName(driver: string): MakeAndModel {
  const text = driver.replaceAll(/\s+/g, ' ').trim();
  if (text === '' || generic.test(text)) return {};
  const known = knownMaker(text);
  const [first = '', ...others] = text.split(' ');
  const manufacturer = known?.name ?? (others.length > 0 ? first : undefined);
  const rest = text.slice(known?.length ?? (others.length > 0 ? first.length : 0)).trim();
  const model = ` ${rest}`.replace(ofDriver, '').trim();
  return {
    ...(manufacturer === undefined ? {} : { manufacturer }),
    ...(model === '' || universal.test(model) ? {} : { model }),
  };
}

function knownMaker(text: string): { readonly name: string; readonly length: number } | undefined {
  const lower = text.toLowerCase();
  for (const [name, ...written] of makers) {
    const found = written.find((one) => lower === one || lower.startsWith(`${one} `));
    if (found !== undefined) return { name, length: found.length };
  }
  return undefined;
}

function shownMaker(manufacturer: string | undefined): string | undefined {
  return manufacturer === undefined ? undefined : (knownMaker(manufacturer)?.name ?? manufacturer);
}

function withoutMaker(model: string | undefined, manufacturer: string): string | undefined {
  if (model === undefined) return undefined;
  const length = knownMaker(model)?.length ?? 0;
  const begin = length > 0 ? length : startOf(model, manufacturer);
  return model.slice(begin).trim() || model;
}

function startOf(model: string, manufacturer: string): number {
  return model.toLowerCase().startsWith(`${manufacturer.toLowerCase()} `) ? manufacturer.length : 0;
}

function keyed(deviceId: string, keys: string): string | undefined {
  const value = new RegExp(`(?:^|;)\\s*(?:${keys})\\s*:([^;]*)`, 'i').exec(deviceId)?.[1]?.trim();
  return value === '' ? undefined : value;
}
