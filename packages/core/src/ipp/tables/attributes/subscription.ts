/** Subscription Status attributes, as IANA has registered them. */
export const subscriptionStatus = `
notify-job-id: integer(1:MAX)
notify-lease-expiration-time: integer(0:MAX)
notify-printer-up-time: integer(1:MAX)
notify-printer-uri: uri
notify-resource-id: integer(1:MAX)
notify-sequence-number: integer(0:MAX)
notify-status-code: enum
notify-subscriber-user-name: name
notify-subscriber-user-uri: uri
notify-subscription-id: integer(1:MAX)
notify-subscription-uuid: uri
notify-system-up-time: integer(0:MAX)
notify-system-uri: uri
`;

/** Subscription Template attributes, as IANA has registered them. */
export const subscriptionTemplate = `
notify-attributes: 1setOf keyword
notify-charset: charset
notify-events: 1setOf keyword
notify-lease-duration: integer(0:67108863)
notify-max-events-supported: integer(2:MAX)
notify-natural-language: naturalLanguage
notify-pull-method: keyword
notify-recipient-uri: uri
notify-time-interval: integer(0:MAX)
notify-user-data: octetString(63)
`;
