import type { Attributes } from '@hawser/core/ipp/attributes';
import { ippRefusals } from '../../printing/ipp-refusals.ts';

/**
 * Every request says what it is for (RFC 8011, 4.1.5). Under which name the site was reached is not looked
 * at, but what is said of one printer is not done to another.
 */
export function requireTarget(operation: Attributes, printer: string): void {
  const uris = [operation.uri('printer-uri'), operation.uri('job-uri')];
  if (uris.every((uri) => uri === undefined)) {
    throw ippRefusals('client-error-bad-request', {
      reason: 'it has neither printer-uri nor job-uri',
    });
  }
  const usual = `/ecp/printers/${printer}`;
  for (const uri of uris) {
    if (uri === undefined || uri.endsWith(usual)) continue;
    const [, named = printer] = /\/ecp\/printers\/([^/?#]+)/.exec(uri) ?? [];
    if (named.toLowerCase() === printer.toLowerCase()) continue;
    throw ippRefusals('client-error-not-found', { what: `printer ${named.slice(0, 50)} here` });
  }
}
