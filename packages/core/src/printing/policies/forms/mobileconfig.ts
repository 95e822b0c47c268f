import { createHash } from 'node:crypto';
import { bytesIn, certificateBlocks } from '../../../pki/pem.ts';

/** What is said to Macs of a site. */
export interface MacProfile {
  readonly discovery: string;
  /** The authority of the site in PEM, where the site has one of its own. */
  readonly trustAnchor: string | undefined;
}

/**
 * A configuration profile for Macs (Apple's device management, com.apple.mcxprinting and
 * com.apple.security.root). macOS has no policies as Windows has; and the address of a printer that an agent
 * gives to a person is that person's alone, so that no list of printers could name it. What a profile can do
 * is to let people add such printers without an administrator, and to have their browsers trust the site.
 */
export function mobileConfig({ discovery, trustAnchor }: MacProfile): string {
  const roots = certificateBlocks(trustAnchor ?? '').map((block, place) => {
    const content = bytesIn(block).toString('base64');
    return payload('com.apple.security.root', discovery, place, [
      ['PayloadDisplayName', text('The authority of the site')],
      ['PayloadCertificateFileName', text(`hawser-site-${place + 1}.cer`)],
      ['PayloadContent', `<data>${content}</data>`],
    ]);
  });
  const printing = payload('com.apple.mcxprinting', discovery, 0, [
    ['PayloadDisplayName', text('Printers of people themselves')],
    ['AllowLocalPrinters', '<true/>'],
    ['RequireAdminToAddPrinters', '<false/>'],
  ]);
  const about = `People add the printers that they use at ${discovery} without an administrator.`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
${dictionary([
  ...header('Configuration', discovery, 0),
  ['PayloadDisplayName', text('Hawser cloud printers')],
  ['PayloadDescription', text(about)],
  ['PayloadScope', text('System')],
  // A Mac.
  ['TargetDeviceType', '<integer>5</integer>'],
  ['PayloadContent', `<array>\n${[printing, ...roots].join('\n')}\n</array>`],
])}
</plist>
`;
}

type Entry = readonly [key: string, value: string];

function payload(type: string, site: string, place: number, entries: readonly Entry[]): string {
  return dictionary([...header(type, site, place), ...entries]);
}

/** The same for the same site each time, so that a profile takes the place of the one before. */
function header(type: string, site: string, place: number): readonly Entry[] {
  const digest = createHash('sha256').update(`${type} ${place} ${site}`).digest();
  // Version 8 of RFC 9562: made in a way of one's own.
  digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x80, 6);
  digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = digest.toString('hex', 0, 16);
  const uuid = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5').toUpperCase();
  const { hostname } = new URL(site);
  const part = type === 'Configuration' ? '' : `.${type}.${place + 1}`;
  return [
    ['PayloadType', text(type)],
    ['PayloadVersion', '<integer>1</integer>'],
    ['PayloadIdentifier', text(`hawser.cloud-print.${hostname}${part}`)],
    ['PayloadUUID', text(uuid)],
  ];
}

function dictionary(entries: readonly Entry[]): string {
  return `<dict>\n${entries.map(([key, value]) => `<key>${key}</key>\n${value}\n`).join('')}</dict>`;
}

const entities = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
]);

function text(value: string): string {
  return `<string>${value.replaceAll(/[&<>]/g, (sign) => entities.get(sign) ?? sign)}</string>`;
}
