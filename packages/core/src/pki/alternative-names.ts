import type { X509Certificate } from 'node:crypto';

/** The names that a certificate is for, as node writes them: DNS:site.example.com, IP Address:192.0.2.1. */
export function alternativeNames({ subjectAltName }: X509Certificate): readonly string[] {
  // The types know nothing of certificates without any.
  return subjectAltName?.split(', ') ?? [];
}
