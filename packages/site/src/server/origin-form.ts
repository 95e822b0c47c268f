/**
 * What a request asks for without the address of the site, which may stand before it and says no more than
 * its Host (RFC 9112, 3.2.2). It is found as the router finds it.
 */
export function originForm(url: string): string {
  return url.startsWith('/') ? url : url.replace(/^https?:\/\/.*?\//, '/');
}
