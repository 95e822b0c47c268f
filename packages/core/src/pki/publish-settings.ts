import { certificateFileErrors } from './certificate-file-errors.ts';

/** A subscription of the cloud that a .publishsettings file gives access to. */
export interface Subscription {
  readonly id: string;
  readonly name: string;
}

export interface PublishSettings {
  /** A PFX file without a password. */
  readonly pfx: Buffer;
  readonly subscriptions: readonly Subscription[];
}

// A few elements without text, written by one program; no document type, nothing to be looked up.
const element =
  /<(PublishProfile|Subscription)\b((?:\s+[\w:]+\s*=\s*(?:"[^"<]*"|'[^'<]*')){0,20})\s*\/?>/g;
const attribute = /([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const mostSubscriptions = 1000;
const longest = 2 ** 20;

export function isPublishSettings(text: string): boolean {
  return /<PublishData[\s>]/.test(text.slice(0, 1000));
}

export function readPublishSettings(text: string): PublishSettings {
  if (text.length > longest) throw certificateFileErrors('too-large', { limit: '1 MB' });
  let certificate: string | undefined;
  const subscriptions: Subscription[] = [];
  for (const [, name, written = ''] of text.matchAll(element)) {
    const has = attributesIn(written);
    if (name === 'PublishProfile') {
      // Those of version 2 have a certificate for each subscription, and one of version 1 says nothing.
      const version = has.get('SchemaVersion');
      if (version !== undefined && !/^1(\.|$)/.test(version)) {
        throw certificateFileErrors('new-publish-settings', { version });
      }
      certificate ??= has.get('ManagementCertificate');
    } else if (subscriptions.length < mostSubscriptions) {
      subscriptions.push({ id: has.get('Id') ?? '', name: has.get('Name') ?? '' });
    }
  }
  if (certificate === undefined) throw certificateFileErrors('no-certificate', {});
  return { pfx: Buffer.from(certificate, 'base64'), subscriptions };
}

function attributesIn(written: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', double, single = ''] of written.matchAll(attribute)) {
    found.set(name, unescaped(double ?? single));
  }
  return found;
}

const entities = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

function unescaped(text: string): string {
  return text.replaceAll(/&(\w+);/g, (whole, name: string) => entities.get(name) ?? whole);
}
