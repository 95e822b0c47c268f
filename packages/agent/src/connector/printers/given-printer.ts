import { readIppUri } from '@hawser/core/ipp/client/ipp-uri';
import { connectorErrors } from '../connector-errors.ts';
import type { GivenPrinter } from './kept-printers.ts';

/** What a person has typed, checked as far as that goes without asking anybody. */
export function givenPrinter(typed: string, fingerprint?: string): GivenPrinter {
  const uri = typed.trim();
  const { encrypted } = readIppUri(uri);
  if (fingerprint === undefined) return { uri };
  const digits = fingerprint.replaceAll(/[:\s]/g, '').toUpperCase();
  if (encrypted && /^[\dA-F]{64}$/.test(digits)) return { uri, fingerprint: digits };
  throw connectorErrors('bad-fingerprint', { uri }, { target: uri });
}
