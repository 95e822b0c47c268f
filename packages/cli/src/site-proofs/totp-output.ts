import type { Display, OutputType } from '@hawser/command/declaration/output';
import { shownQrCode } from './qr-code.ts';

/** How far an authenticator is set up, with what is shown only now. */
export interface ShownTotp {
  readonly name: string;
  readonly state: 'begun' | 'enabled';
  readonly secret: string | null;
  readonly uri: string | null;
  readonly qrCode: string | null;
  readonly recoveryCodes: readonly string[];
  readonly secretPath: string | null;
}

/** Whose it is, where nobody else is named. */
export const yourOwn = 'your own';

export const totpOutput = {
  name: 'Hawser.SiteUserTotp',
  properties: {
    name: { type: 'string', description: 'Whose it is.' },
    state: {
      type: 'string',
      enum: ['begun', 'enabled'],
      description: 'Whether it holds already, or only after a first code.',
    },
    secret: { type: ['string', 'null'], description: 'To be typed into the authenticator.' },
    uri: { type: ['string', 'null'], description: 'The same as the QR code has it.' },
    qrCode: { type: ['string', 'null'], description: 'The QR code, in half blocks.' },
    recoveryCodes: {
      type: 'array',
      items: { type: 'string' },
      description: 'Each stands in for the authenticator once.',
    },
    secretPath: { type: ['string', 'null'], description: 'The file in which these are instead.' },
  },
  text: shown,
} as const satisfies OutputType;

function shown(totp: ShownTotp, { colour }: Display): string {
  const { name, state, secret, qrCode, recoveryCodes, secretPath } = totp;
  if (state === 'begun') {
    const next =
      'It holds after its first code: hawser enable-site-user-totp, with -CodeStdin or -CodeFile';
    if (secretPath !== null) return `What goes into the authenticator is in ${secretPath}. ${next}`;
    // The code comes last, and nothing around it: with the question below it fits a terminal of 24 lines.
    return [
      'Scan this with an authenticator app, or type the secret into it.',
      `Secret: ${(secret ?? '').replaceAll(/.{4}(?=.)/g, '$& ')}`,
      shownQrCode(qrCode ?? '', colour),
    ].join('\n');
  }
  const holds =
    name === yourOwn
      ? 'Your authenticator holds from now on.\nEarlier sign-ins have ended. Sign in again: hawser connect-site'
      : `The authenticator of ${name} holds from now on.`;
  return secretPath === null
    ? `${holds}\n\n${shownRecoveryCodes(recoveryCodes)}`
    : `${holds}\nThe recovery codes are in ${secretPath}.`;
}

/** Codes as somebody writes them down. */
export function shownRecoveryCodes(codes: readonly string[]): string {
  return [
    'Recovery codes. Each stands in for the authenticator once.',
    'They are shown only now.',
    '',
    ...codes.map((code) => `  ${code}`),
    '',
  ].join('\n');
}
