const certificate = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
// Old ones that are sealed have lines before the key, and hyphens in them.
const privateKey =
  /-----BEGIN ((?:RSA |EC |ENCRYPTED )?PRIVATE KEY)-----[^]{1,16384}?-----END \1-----/;

/** The certificates in a text, in their order, whatever else is in it. */
export function certificateBlocks(text: string): readonly string[] {
  return (text.match(certificate) ?? []).map((block) => `${block}\n`);
}

/** The first private key in a text. */
export function privateKeyBlock(text: string): string | undefined {
  const [block] = privateKey.exec(text) ?? [];
  return block === undefined ? undefined : `${block}\n`;
}

const request =
  /-----BEGIN (NEW )?CERTIFICATE REQUEST-----([^-]{1,16384})-----END \1?CERTIFICATE REQUEST-----/;

/** The bytes of the first certificate request in a text. */
export function requestBlock(text: string): Buffer | undefined {
  const [, , inner] = request.exec(text) ?? [];
  return inner === undefined ? undefined : Buffer.from(inner, 'base64');
}
