/** Resource Description attributes, as IANA has registered them. */
export const resourceDescription = `
resource-info: text
resource-name: name
`;

/** Resource Status attributes, as IANA has registered them. */
export const resourceStatus = `
date-time-at-canceled: dateTime | no-value
date-time-at-creation: dateTime
date-time-at-installed: dateTime | no-value
resource-data-uri: uri | no-value
resource-format: mimeMediaType
resource-id: integer(1:MAX)
resource-k-octets: integer(0:MAX)
resource-natural-language: naturalLanguage
resource-patches: text | no-value
resource-signature: 1setOf octetString
resource-state: enum
resource-state-message: text
resource-state-reasons: 1setOf keyword
resource-string-version: text | no-value
resource-type: keyword
resource-use-count: integer(0:MAX)
resource-uuid: uri(45)
resource-version: octetString(64) | no-value
time-at-canceled: integer | no-value
time-at-creation: integer
time-at-installed: integer | no-value
`;
