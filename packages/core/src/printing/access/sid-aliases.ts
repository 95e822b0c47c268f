/** Those that are the same everywhere (Win32, "SID Strings"; [MS-DTYP] 2.4.2.4). */
const everywhere = {
  AA: 'S-1-5-32-579',
  AC: 'S-1-15-2-1',
  AN: 'S-1-5-7',
  AO: 'S-1-5-32-548',
  AS: 'S-1-18-1',
  AU: 'S-1-5-11',
  BA: 'S-1-5-32-544',
  BG: 'S-1-5-32-546',
  BO: 'S-1-5-32-551',
  BU: 'S-1-5-32-545',
  CD: 'S-1-5-32-574',
  CG: 'S-1-3-1',
  CO: 'S-1-3-0',
  CY: 'S-1-5-32-569',
  ED: 'S-1-5-9',
  ER: 'S-1-5-32-573',
  ES: 'S-1-5-32-576',
  HA: 'S-1-5-32-578',
  HI: 'S-1-16-12288',
  HO: 'S-1-5-32-584',
  IS: 'S-1-5-32-568',
  IU: 'S-1-5-4',
  LS: 'S-1-5-19',
  LU: 'S-1-5-32-559',
  LW: 'S-1-16-4096',
  ME: 'S-1-16-8192',
  MP: 'S-1-16-8448',
  MS: 'S-1-5-32-577',
  MU: 'S-1-5-32-558',
  NO: 'S-1-5-32-556',
  NS: 'S-1-5-20',
  NU: 'S-1-5-2',
  OW: 'S-1-3-4',
  PO: 'S-1-5-32-550',
  PS: 'S-1-5-10',
  PU: 'S-1-5-32-547',
  RA: 'S-1-5-32-575',
  RC: 'S-1-5-12',
  RD: 'S-1-5-32-555',
  RE: 'S-1-5-32-552',
  RM: 'S-1-5-32-580',
  RU: 'S-1-5-32-554',
  SI: 'S-1-16-16384',
  SO: 'S-1-5-32-549',
  SS: 'S-1-18-2',
  SU: 'S-1-5-6',
  SY: 'S-1-5-18',
  UD: 'S-1-5-84-0-0-0-0-0',
  WD: 'S-1-1-0',
  WR: 'S-1-5-33',
} as const;

/** Those that every domain has, with the last number of each. */
const inDomain = {
  AP: 525,
  CA: 517,
  CN: 522,
  DA: 512,
  DC: 515,
  DD: 516,
  DG: 514,
  DU: 513,
  EA: 519,
  EK: 527,
  KA: 526,
  LA: 500,
  LG: 501,
  PA: 520,
  RO: 498,
  RS: 553,
  SA: 518,
} as const;

/** SIDs that have a part of their own in what is written here. */
export const wellKnownSids = {
  everyone: everywhere.WD,
  authenticatedUsers: everywhere.AU,
  network: everywhere.NU,
  users: everywhere.BU,
  administrators: everywhere.BA,
  printOperators: everywhere.PO,
  creatorOwner: everywhere.CO,
  creatorGroup: everywhere.CG,
  ownerRights: everywhere.OW,
  mediumIntegrity: everywhere.ME,
} as const;

const sidOf: ReadonlyMap<string, string> = new Map(Object.entries(everywhere));
const numberOf: ReadonlyMap<string, number> = new Map(Object.entries(inDomain));

export const sidAliases: readonly string[] = [...sidOf.keys(), ...numberOf.keys()].toSorted();

/** Whether two letters stand for somebody of a domain. */
export function isOfDomain(alias: string): boolean {
  return numberOf.has(alias);
}

/** The SID that two letters stand for, if they stand for any, and the domain is known where it matters. */
export function sidOfAlias(alias: string, domain: string | undefined): string | undefined {
  const number = numberOf.get(alias);
  if (number === undefined) return sidOf.get(alias);
  return domain === undefined ? undefined : `${domain}-${number}`;
}

const aliasOfSid: ReadonlyMap<string, string> = new Map(
  [...sidOf].map(([alias, sid]) => [sid, alias]),
);

const aliasOfNumber: ReadonlyMap<string, string> = new Map(
  [...numberOf].map(([alias, number]) => [String(number), alias]),
);

/** The two letters that a SID is written as, or itself where it has none. */
export function shortSid(sid: string, domain: string | undefined): string {
  const last = sid.lastIndexOf('-');
  const relative =
    domain !== undefined && sid.slice(0, last) === domain
      ? aliasOfNumber.get(sid.slice(last + 1))
      : undefined;
  return relative ?? aliasOfSid.get(sid) ?? sid;
}
