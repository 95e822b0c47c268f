/** What begins a group of attributes, or ends them all (RFC 8010, 3.5.1, and the registry of IANA). */
export const groupTags = {
  operation: 0x01,
  job: 0x02,
  printer: 0x04,
  unsupported: 0x05,
  subscription: 0x06,
  'event-notification': 0x07,
  resource: 0x08,
  document: 0x09,
  system: 0x0a,
} as const;

export type GroupName = keyof typeof groupTags;

/** What ends the attributes; the document follows. */
export const endTag = 0x03;
/** Tags from here on are values'. */
export const firstValueTag = 0x10;

/** Instead of a value (RFC 8010, 3.5.2; RFC 3380, 8). */
export const outOfBandTags = {
  unsupported: 0x10,
  default: 0x11,
  unknown: 0x12,
  'no-value': 0x13,
  'not-settable': 0x15,
  'delete-attribute': 0x16,
  'admin-define': 0x17,
} as const;

/** RFC 8010, 3.5.2. */
export const valueTags = {
  ...outOfBandTags,
  integer: 0x21,
  boolean: 0x22,
  enum: 0x23,
  octetString: 0x30,
  dateTime: 0x31,
  resolution: 0x32,
  rangeOfInteger: 0x33,
  collection: 0x34,
  textWithLanguage: 0x35,
  nameWithLanguage: 0x36,
  text: 0x41,
  name: 0x42,
  keyword: 0x44,
  uri: 0x45,
  uriScheme: 0x46,
  charset: 0x47,
  naturalLanguage: 0x48,
  mimeMediaType: 0x49,
} as const;

/** A collection is not one value on the wire: these stand between it and its end. */
export const endCollectionTag = 0x37;
export const memberNameTag = 0x4a;
/** The value begins with a tag of four bytes. */
export const extensionTag = 0x7f;
