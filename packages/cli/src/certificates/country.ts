import { certificateRequestErrors } from './certificate-request-errors.ts';

/** In capitals. Authorities refuse what ISO 3166 does not know, days after it was asked for. */
export function requireCountry(written: string): string {
  const country = written.toUpperCase();
  const known = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const { region } = new Intl.Locale(`und-${country}`);
  if (known.of(country) === undefined) {
    throw certificateRequestErrors('no-country', { country }, { target: country });
  }
  if (region === undefined || region === country) return country;
  throw certificateRequestErrors('other-country', { country, region }, { target: country });
}
