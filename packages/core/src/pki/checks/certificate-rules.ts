import { authentication } from './authentication-rule.ts';
import { authority } from './authority-rule.ts';
import { chain, selfSigned, trust } from './chain-rules.ts';
import { dates, lifetime } from './date-rules.ts';
import type { Examined, ExaminedRequest } from './examined.ts';
import { extensions } from './extensions-rule.ts';
import type { Rule } from './finding.ts';
import { keyKind, keySize, keyUsage } from './key-rules.ts';
import { names, prefix, serviceName, wildcard } from './name-rules.ts';
import { keyProvider, privateKey } from './private-key-rules.ts';
import { proof } from './proof-rule.ts';
import { signature, signatureOfRequest } from './signature-rule.ts';
import { version } from './version-rule.ts';

const ofKey = [keyKind, keySize, keyUsage, authentication];
const ofName = [names, wildcard, serviceName, prefix];

/** All that has to be right with a certificate; whether it can be revoked is asked over the network. */
export const certificateRules: readonly Rule<Examined>[] = [
  version,
  authority,
  ...ofKey,
  signature,
  ...ofName,
  dates,
  lifetime,
  selfSigned,
  chain,
  trust,
  extensions,
  privateKey,
  keyProvider,
];

export const requestRules: readonly Rule<ExaminedRequest>[] = [
  proof,
  ...ofKey,
  signatureOfRequest,
  ...ofName,
];
