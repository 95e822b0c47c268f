import { codeOf } from '../sign-in/authenticator.ts';

// What oathtool (https://www.nongnu.org/oath-toolkit/) makes of `--totp --base32 SECRET`.
process.stdout.write(`${codeOf(process.argv.at(-1) ?? '')}\n`);
