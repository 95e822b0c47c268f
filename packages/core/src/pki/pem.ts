const certificate = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
const privateKey = /^(RSA |EC |ENCRYPTED )?PRIVATE KEY$/;

/** The certificates in a text, in their order, whatever else is in it. */
export function certificateBlocks(text: string): readonly string[] {
  return (text.match(certificate) ?? []).map((block) => `${block}\n`);
}

/** The first private key in a text. */
export function privateKeyBlock(text: string): string | undefined {
  return pemBlocks(text).find(({ label }) => privateKey.test(label))?.text;
}

const request =
  /-----BEGIN (NEW )?CERTIFICATE REQUEST-----([^-]{1,16384})-----END \1?CERTIFICATE REQUEST-----/;

/** The bytes of the first certificate request in a text. */
export function requestBlock(text: string): Buffer | undefined {
  const [, , inner] = request.exec(text) ?? [];
  return inner === undefined ? undefined : bytesIn(inner);
}

/** The bytes of a text that is nothing but base64, as some authorities send by mail. */
export function bytesOfBase64(text: string): Buffer | undefined {
  return /[^A-Za-z0-9+/\s=]/.test(text) ? undefined : Buffer.from(text, 'base64');
}

/** A piece of a text between a BEGIN and an END. */
export interface PemBlock {
  /** As CERTIFICATE. */
  readonly label: string;
  /** With both lines. */
  readonly text: string;
}

/**
 * The bytes of a block. On its way through mails, settings and web pages it may have been indented,
 * quoted, put into one line or apart by empty ones, or have its ends of lines written out.
 */
export function bytesIn(block: string): Buffer {
  return Buffer.from(innerOf(block), 'base64');
}

/** The block as other readers take it. */
export function tidied({ label, text }: PemBlock): string {
  // Old keys that are sealed have lines before them that say so.
  if (text.includes(':')) return text.replaceAll(/^[^\S\n]+/gm, '');
  return pemOf(label, bytesIn(text));
}

function innerOf(block: string): string {
  return block.replaceAll(/-----[^-]*-----/g, '').replaceAll(/\\[nr]/g, ' ');
}

const begin = /-----BEGIN ([A-Z0-9 ]{1,40})-----/g;

/** Every block of a text, in their order, whatever else is in it; one without an end is none. */
export function pemBlocks(text: string): readonly PemBlock[] {
  const blocks: PemBlock[] = [];
  let ended = 0;
  for (const match of text.matchAll(begin)) {
    const [, label = ''] = match;
    if (match.index < ended) continue;
    const end = `-----END ${label}-----`;
    const at = text.indexOf(end, match.index);
    // There can be no other of its kind, and to look for one of each kind would take for ever.
    if (at === -1) break;
    ended = at + end.length;
    blocks.push({ label, text: `${text.slice(match.index, ended)}\n` });
  }
  return blocks;
}

/** Bytes as a block of lines that mails and old programs take. */
export function pemOf(label: string, bytes: Uint8Array): string {
  const lines = Buffer.from(bytes)
    .toString('base64')
    .replaceAll(/.{64}(?=.)/g, '$&\n');
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`;
}
