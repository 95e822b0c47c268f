/** The formats that a virtual printer can take, and how files of them are called. */
export const extensions = {
  'application/pdf': 'pdf',
  'application/postscript': 'ps',
  'image/jpeg': 'jpg',
  'image/pwg-raster': 'pwg',
  'image/urf': 'urf',
  'text/plain': 'txt',
} as const;

export type PrintFormat = keyof typeof extensions;

export const printFormats = Object.keys(extensions) as readonly PrintFormat[];

/** What a client says that knows no better (RFC 8011, 5.4.22). */
export const anyFormat = 'application/octet-stream';

/** How a document begins that is what it says. */
const beginnings = {
  'application/pdf': ['%PDF-'],
  'application/postscript': ['%!'],
  'image/jpeg': ['\u00ff\u00d8\u00ff'],
  'image/pwg-raster': ['RaS2'],
  'image/urf': ['UNIRAST\0'],
} as const satisfies Partial<Record<PrintFormat, readonly string[]>>;

/** Enough of a document to see what it is. */
export const tellingLength = 1024;

/** What a document is by how it begins; undefined where that says nothing. */
export function formatOf(beginning: Buffer): PrintFormat | undefined {
  const text = beginning.toString('latin1', 0, tellingLength);
  for (const format of printFormats) {
    if (!(format in beginnings)) continue;
    const known = beginnings[format as keyof typeof beginnings];
    if (known.some((each) => text.startsWith(each))) return format;
  }
  // Some programs write a few lines of their own before it.
  if (text.includes('%PDF-')) return 'application/pdf';
  return text === '' || hasNoText(text) ? undefined : 'text/plain';
}

function hasNoText(text: string): boolean {
  // oxlint-disable-next-line no-control-regex
  return /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text);
}
