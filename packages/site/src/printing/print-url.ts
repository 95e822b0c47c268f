/** Where clients print: the address of the site, by the scheme of IPP. */
export function printerUrl(publicUrl: string, id: string): string {
  return `${printUrl(publicUrl)}/printers/${id}`;
}

/** Where all printers are asked together. */
export function systemUrl(publicUrl: string): string {
  return `${printUrl(publicUrl)}/system`;
}

function printUrl(publicUrl: string): string {
  const { host, port } = new URL(publicUrl);
  // Without a port the scheme would mean 631.
  return `ipps://${port === '' ? `${host}:443` : host}/ecp`;
}
